import Engine
import Foundation

/// What an author's program writes: `{table: dose.tsv, figures: {a: a.svg}, values: dose.json}`.
struct ProgramWrites: Decodable, Sendable, Hashable {
  /// A file and the part of the block that it becomes; nil for the main table or figure.
  struct File: Sendable, Hashable {
    var part: String?
    var path: String
  }

  private(set) var tables: [File] = []
  private(set) var figures: [File] = []
  private(set) var values: String?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case table, tables, figure, figures, values
  }

  var paths: [String] { tables.map(\.path) + figures.map(\.path) + (values.map { [$0] } ?? []) }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    tables = try Self.files(.table, .tables, options)
    figures = try Self.files(.figure, .figures, options)
    values = try options.decodeIfPresent(String.self, forKey: .values)
    try Self.check(tables, OwnTableFile.endings, "a table", .table, .tables, options)
    let pictures = ["svg", "png", "jpg", "jpeg", "pdf"]
    try Self.check(figures, pictures, "a figure", .figure, .figures, options)
    if let values {
      let file = File(part: nil, path: values)
      try Self.check([file], ["json"], "a file of values", .values, .values, options)
    }
    guard !paths.isEmpty else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "names nothing; say which table, figure or values the program writes"))
    }
    var known: Set<String> = []
    if let twice = paths.first(where: { !known.insert($0).inserted }) {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "names `\(twice)` twice"))
    }
  }

  private static func files(
    _ one: CodingKeys, _ several: CodingKeys, _ options: KeyedDecodingContainer<CodingKeys>
  ) throws -> [File] {
    let main = try options.decodeIfPresent(String.self, forKey: one)
    let parts = try options.decodeIfPresent([String: String].self, forKey: several) ?? [:]
    return (main.map { [File(part: nil, path: $0)] } ?? [])
      + parts.sorted { $0.key < $1.key }.map { File(part: $0.key, path: $0.value) }
  }

  private static func check(
    _ files: [File], _ endings: [String], _ what: String, _ one: CodingKeys, _ several: CodingKeys,
    _ options: KeyedDecodingContainer<CodingKeys>
  ) throws {
    for file in files {
      let key = file.part == nil ? one : several
      if !OwnFolder.isBelow(file.path) {
        throw options.refusal(
          key, "“\(file.path)” is not a path within the program's folder, such as dose.tsv")
      }
      let ending = URL(filePath: file.path).pathExtension.lowercased()
      if !endings.contains(ending) {
        throw options.refusal(
          key,
          "“\(file.path)” is not \(what); its name ends with "
            + endings.map { "." + $0 }.joined(separator: ", "))
      }
      let isPart = file.part?.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
      }
      if isPart == false || file.part == "" {
        throw options.refusal(
          key, "“\(file.part ?? "")” cannot be the name of a part; use letters, digits, `-`, `_`")
      }
    }
  }
}
