import CohortTerms
import Foundation
import Imaging
import Phantom

extension PhantomCohort {
  /// Throws ``FileError`` where `folder` holds anything but this cohort, or a part of it.
  public func refuse(_ folder: URL) throws(FileError) {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    if inside.isEmpty { return }
    guard let text = try? String(contentsOf: Self.record(in: folder), encoding: .utf8),
      let known = Self.options(text)
    else {
      throw FileError(
        path: folder.path, reason: "the folder is not empty; the cohort needs one of its own")
    }
    for (name, value) in options where known[name] != value {
      throw FileError(
        path: folder.path,
        reason:
          "the folder holds a cohort of another kind: \(name) is \(Self.said(known[name])), not "
          + "\(Self.said(value)); the same options go on with it, another one needs another folder")
    }
    if let others = known["patients"].flatMap({ Int($0) }), others > patients {
      throw FileError(
        path: folder.path,
        reason: "the folder is meant for \(others) patients, more than \(patients)")
    }
  }

  /// Says in the folder what the cohort is made of.
  func writeRecord(to folder: URL) throws {
    let lines = [("option", "value")] + options + [("patients", "\(patients)")]
    let text = lines.map { "\($0)\t\($1)\n" }.joined()
    try Data(text.utf8).write(to: Self.record(in: folder), options: .atomic)
  }

  /// What a patient depends on, beside its number.
  private var options: [(String, String)] {
    [
      ("profile", profile.rawValue), ("seed", "\(seed)"),
      ("inject", inconsistencies.map(\.rawValue).joined(separator: ",")),
      ("phases", phases.map { "\($0)" } ?? ""), ("matrix", matrix.map { "\($0)" } ?? ""),
    ]
  }

  private static func record(in folder: URL) -> URL { folder.appending(path: "cohort.tsv") }

  /// nil where the text is no record.
  private static func options(_ text: String) -> [String: String]? {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.first == ["option", "value"], lines.allSatisfy({ $0.count == 2 }) else {
      return nil
    }
    return Dictionary(lines.map { ($0[0], $0[1]) }) { first, _ in first }
  }

  private static func said(_ value: String?) -> String {
    value.flatMap { $0.isEmpty ? nil : $0 } ?? "left out"
  }
}
