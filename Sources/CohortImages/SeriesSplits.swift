import Curation
import Foundation
import Imaging
import Tables

/// Assigns a patient's folders to two acquisitions, as decided by a reader of the images.
///
/// `data/bowl-splits.tsv` lists the nine patients of the Data Science Bowl whose studies the
/// published study split by hand, with the folders that its authors moved.
package struct SeriesSplits: Sendable {
  /// The split of each patient, by name.
  package let byPatient: [String: StudySplit]
  private let table: Table
  private let patients: [String]

  /// Reads a tab-separated table with the columns `pid` and `folder` (`sax_11`), one line for each
  /// folder. An optional column `part` says which acquisition the folder holds, `a` or `b`; the
  /// default is `b`. Curation reports candidates as `repeated measurement`. `named` is the file's
  /// name in errors. Throws ``TableError`` with the faulty line.
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

  /// Throws ``TableError`` with the line if the table names a patient that is not in `known`.
  package func refuseOthers(than known: [String]) throws {
    let known = Set(known)
    if let row = patients.firstIndex(where: { !known.contains($0) }) {
      throw table.refusal(row, "there is no patient “\(patients[row])” in the cohort")
    }
  }
}
