import Foundation
import Tables

/// Which folders of a patient hold a second acquisition, as somebody decided who looked.
public enum SeriesSplits {
  /// Folders by patient, of a table with the columns `pid` and `folder` (`sax_11`), tab separated, a line for each folder. Curation names
  /// candidates as `repeated measurement`. Throws ``TableError``.
  public static func read(_ url: URL) throws -> [String: Set<String>] {
    let table = try Table.read(contentsOf: url, separator: "\t", text: ["pid", "folder"])
    var splits: [String: Set<String>] = [:]
    for (patient, folder) in zip(try table.texts("pid"), try table.texts("folder")) {
      splits[patient, default: []].insert(folder)
    }
    return splits
  }
}
