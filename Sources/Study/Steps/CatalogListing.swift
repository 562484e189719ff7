import Catalog
import Engine
import Foundation
import StudyTerms
import Tables

/// What the catalog says of its data sets, and every file with its checksum.
///
/// Tables `sets` (by set and property), `folders` (number of files by set and folder), `files` (SHA-256 by set and path).
struct CatalogListing: RunnableStep {
  /// `data/catalog.yaml`.
  var catalog: FileReference
  /// The checksum files that it names, so that a change of one is a change of this step.
  var lists: [FileReference]

  var files: [FileReference] { [catalog] + lists }
  var title: String { "listing of the data sets" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let folder = try context.location(of: catalog).deletingLastPathComponent()
    let sets = try CatalogFile.read(in: folder)
    let known = Set(lists.compactMap { $0.path.split(separator: "/").last.map(String.init) })
    var digests: [String: Digest] = [:]
    for list in lists {
      digests[String(list.path.split(separator: "/").last ?? "")] = Digest(
        of: try context.contents(of: list))
    }
    for set in sets {
      guard let list = set.list, !known.contains(list) else { continue }
      throw StudyError("the catalog names \(list); add it to the option `lists`")
    }
    return NamedTables(tables: [
      "sets": try properties(sets, digests), "folders": try folders(sets),
      "files": try listing(sets),
    ])
  }
}

extension CatalogListing {
  private func properties(_ sets: [DataSet], _ digests: [String: Digest]) throws -> Table {
    let rows = sets.flatMap { set in
      [
        ("title", set.title), ("licence", set.licence), ("source", set.homepage ?? ""),
        ("commit", set.commit ?? ""), ("files", String(set.checksums.count)),
        ("SHA-256 of the list", set.list.flatMap { digests[$0]?.hex } ?? ""),
      ].filter { !$0.1.isEmpty }.map { (set.name, $0.0, $0.1) }
    }
    return try Table([
      Column("set", title: "Data set", texts: rows.map(\.0)),
      Column("property", title: "Property", texts: rows.map(\.1)),
      Column("value", title: "Value", texts: rows.map(\.2)),
    ])
  }

  /// Down to the third level: what lies deeper is counted there.
  private func folders(_ sets: [DataSet]) throws -> Table {
    var rows: [(set: String, folder: String, count: Int)] = []
    for set in sets {
      let folders = set.checksums.keys.map { path in
        path.split(separator: "/").dropLast().prefix(3).joined(separator: "/")
      }
      let counts = Dictionary(grouping: folders) { $0 }.mapValues(\.count)
      rows += counts.sorted { $0.key < $1.key }.map {
        (set.name, $0.key.isEmpty ? "(top)" : $0.key, $0.value)
      }
    }
    return try Table([
      Column("set", title: "Data set", texts: rows.map(\.set)),
      Column("folder", title: "Folder", texts: rows.map(\.folder)),
      Column("files", title: "Files", counts: rows.map(\.count)),
    ])
  }

  private func listing(_ sets: [DataSet]) throws -> Table {
    let rows = sets.flatMap { set in
      set.checksums.sorted { $0.key < $1.key }.map { (set.name, $0.key, $0.value.hex) }
    }
    return try Table([
      Column("set", title: "Data set", texts: rows.map(\.0)),
      Column("path", title: "File", texts: rows.map(\.1)),
      Column("sha256", title: "SHA-256", texts: rows.map(\.2)),
    ])
  }
}
