import Catalog
import Engine
import Foundation
import StudyTerms
import Tables

/// What the catalog says of its data sets, and every file with its checksum.
package struct CatalogListing: RunnableStep {
  /// `data/catalog.yaml`.
  package var catalog: FileReference
  /// The checksum files that it names, so that a change of one is a change of this step.
  package var lists: [FileReference]

  package init(catalog: FileReference, lists: [FileReference]) {
    self.catalog = catalog
    self.lists = lists
  }

  package var files: [FileReference] { [catalog] + lists }
  package var title: String { "listing of the data sets" }

  /// Sorted by set, then as the catalog has the properties, and by path. Throws ``StudyError``
  /// where the catalog names a checksum file that is not among `lists`.
  package func run(_ context: StepContext) async throws -> DataListing {
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
    return DataListing(
      properties: Rows(sets.flatMap { Self.properties($0, digests) }),
      folders: Rows(sets.flatMap(Self.folders)), files: Rows(sets.flatMap(Self.files)))
  }

  private static func properties(
    _ set: DataSet, _ digests: [String: Digest]
  ) -> [DataListing.Property] {
    [
      ("title", set.title), ("licence", set.licence), ("source", set.homepage ?? ""),
      ("commit", set.commit ?? ""), ("files", String(set.checksums.count)),
      ("SHA-256 of the list", set.list.flatMap { digests[$0]?.hex } ?? ""),
    ].filter { !$0.1.isEmpty }.map { .init(set: set.name, name: $0.0, value: $0.1) }
  }

  private static func folders(_ set: DataSet) -> [DataListing.Folder] {
    let folders = set.checksums.keys.map { path in
      path.split(separator: "/").dropLast().prefix(3).joined(separator: "/")
    }
    let counts = Dictionary(grouping: folders) { $0 }.mapValues(\.count)
    return counts.sorted { $0.key < $1.key }.map {
      .init(set: set.name, path: $0.key.isEmpty ? "(top)" : $0.key, files: $0.value)
    }
  }

  private static func files(_ set: DataSet) -> [DataListing.File] {
    set.checksums.sorted { $0.key < $1.key }.map {
      .init(set: set.name, path: $0.key, checksum: $0.value.hex)
    }
  }
}
