import Foundation
import Tables

/// Which folders of a patient hold a second acquisition, as somebody decided who looked.
public struct SeriesSplits: Sendable {
  /// By patient.
  public let folders: [String: Set<String>]
  private let table: Table
  private let patients: [String]

  /// Of a table with the columns `pid` and `folder` (`sax_11`), tab separated, a line for each folder. Curation names
  /// candidates as `repeated measurement`. Throws ``TableError``.
  public init(contentsOf url: URL) throws {
    table = try Table.read(contentsOf: url, separator: "\t", text: ["pid", "folder"])
    patients = try table.texts("pid")
    folders = Dictionary(
      zip(patients, try table.texts("folder").map { [$0] }), uniquingKeysWith: { $0.union($1) })
  }

  /// Throws ``TableError``, with the line, where the table names a patient that is not among `known`.
  public func refuseOthers(than known: [String]) throws {
    let known = Set(known)
    if let row = patients.firstIndex(where: { !known.contains($0) }) {
      throw table.refusal(row, "there is no patient “\(patients[row])” in the cohort")
    }
  }
}
