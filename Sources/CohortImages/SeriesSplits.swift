import Curation
import Foundation
import Imaging
import Tables

/// Which folders of a patient hold another acquisition than the rest, as somebody decided who looked.
///
/// `data/bowl-splits.tsv` has the nine patients of the Data Science Bowl that the published study parted by hand, with the folders
/// that its authors moved.
package struct SeriesSplits: Sendable {
  package let byPatient: [String: StudySplit]
  private let table: Table
  private let patients: [String]

  /// Of a table with the columns `pid` and `folder` (`sax_11`), tab separated, a line for each folder; where there is a column `part`,
  /// it says which acquisition lies in the folder, `a` or `b`, else `b` does. Curation names candidates as `repeated measurement`. `named`:
  /// what errors call the file. Throws ``TableError``, with the line of what cannot be.
  package init(contentsOf url: URL, named name: String? = nil) throws {
    table = try Table.read(
      contentsOf: url, named: name, separator: "\t", text: ["pid", "folder", "part"])
    patients = try table.texts("pid")
    let folders = try table.texts("folder")
    let parts = table.columnNames.contains("part") ? try table.texts("part") : nil
    var splits: [String: StudySplit] = [:]
    for (row, patient) in patients.enumerated() {
      guard !patient.isEmpty else { throw table.refusal(row, "the pid is missing") }
      guard !folders[row].isEmpty else {
        throw table.refusal(row, "the folder of patient \(patient) is missing")
      }
      guard let part = StudySplit.Part(rawValue: parts?[row] ?? "b") else {
        throw table.refusal(row, "the part is “\(parts?[row] ?? "")”, and has to be a or b")
      }
      guard splits[patient].map({ $0.part == part }) ?? true else {
        throw table.refusal(
          row,
          "patient \(patient) has folders of both parts; name those of one, the rest is the other")
      }
      splits[patient, default: StudySplit(folders: [], part: part)].folders.insert(folders[row])
    }
    byPatient = splits
  }

  /// Throws ``TableError``, with the line, where the table names a patient that is not among `known`.
  package func refuseOthers(than known: [String]) throws {
    let known = Set(known)
    if let row = patients.firstIndex(where: { !known.contains($0) }) {
      throw table.refusal(row, "there is no patient “\(patients[row])” in the cohort")
    }
  }
}
