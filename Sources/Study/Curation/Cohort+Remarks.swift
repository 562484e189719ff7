import Book
import Cohorts
import Engine
import Foundation
import GroundTruth
import StudyTerms
import Tables

extension Cohort {
  /// Notes what an author may not have meant: rows of `volumes` that belong to no patient, patients
  /// without a row, and a patient who is not named like the folder with most of the images. Throws a
  /// sentence if semicolons separate the table's cells.
  func remark(on option: some CodingKey, _ decoder: any Decoder) throws(StudyError) {
    if let sentence = strays(decoder) { decoder.remark(on: option, sentence) }
    guard case .table(let file) = known else { return }
    let part = try? decoder.container(keyedBy: AnyOption.self)
      .decode(Part.self, forKey: AnyOption(stringValue: option.stringValue))
    for sentence in try file.differences(
      from: members.map(\.name), arePart: part?.patients != nil, decoder)
    {
      decoder.remark(on: option, sentence)
    }
  }

  /// Whether some of a folder's patients were chosen.
  private struct Part: Decodable {
    var patients: [String]?
  }

  private struct AnyOption: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private func strays(_ decoder: any Decoder) -> String? {
    guard let source = decoder.userInfo[.fileSource] as? any FileSource else { return nil }
    for member in members {
      guard case .several(let name, let files) = member else { continue }
      let counts = files.map { file in
        source.localFolder(file).flatMap { url in
          FileManager.default.enumerator(atPath: url.path)?.allObjects.count
        } ?? 0
      }
      let beside = counts.count { $0 == 0 }
      guard beside > 0, let most = counts.max(), most > beside,
        let place = counts.firstIndex(of: most), let stray = counts.firstIndex(of: 0),
        case let folder = CohortMember.files(files[place]).name, folder != name
      else { continue }
      return
        "\(files[stray]) lies beside the folder \(folder) and is of the same study, so that this patient is called \(name);"
        + " move it there, or away"
    }
    return nil
  }
}

extension FileReference {
  /// Sentences on people whom a table of volumes names and who are not among `patients` (unless these
  /// are only a part of the cohort), and the other way round. Empty if the table is not at hand or
  /// knows nobody. Throws if semicolons separate its cells.
  func differences(
    from patients: [String], arePart: Bool, _ decoder: any Decoder
  ) throws(StudyError) -> [String] {
    try refuseSemicolons(decoder)
    let source = decoder.userInfo[.fileSource] as? any FileSource
    guard let place = source?.localFolder(self),
      let table = try? Table.read(
        contentsOf: place, separator: path.hasSuffix(".csv") ? "," : "\t", text: ["pid", "Id"]),
      let named = (try? table.texts("pid")) ?? (try? table.texts("Id")),
      !Set(named).isDisjoint(with: patients)
    else { return [] }
    func some(_ names: [String]) -> String {
      names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
    }
    let others = arePart ? [] : named.filter { !patients.contains($0) }
    let lacking = patients.filter { !named.contains($0) }
    return [
      others.isEmpty ? nil : "\(self) names \(some(others)): not called so in the cohort",
      lacking.isEmpty ? nil : "\(self) has no volumes of \(some(lacking))",
    ].compactMap(\.self)
  }

  /// Throws if the first line of a table at hand has semicolons in place of commas, as some
  /// spreadsheets write it.
  func refuseSemicolons(_ decoder: any Decoder) throws(StudyError) {
    guard path.hasSuffix(".csv"),
      let place = (decoder.userInfo[.fileSource] as? any FileSource)?.localFolder(self),
      let file = try? FileHandle(forReadingFrom: place)
    else { return }
    defer { try? file.close() }
    let head = ((try? file.read(upToCount: 4096)) ?? Data()).prefix { $0 != UInt8(ascii: "\n") }
    if head.contains(UInt8(ascii: ";")), !head.contains(UInt8(ascii: ",")) {
      throw StudyError(
        "\(self):1: semicolons part the cells; write commas between them, and points in numbers")
    }
  }
}
