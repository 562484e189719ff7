import Book

/// A figure or table of the book, with its provenance and its files.
struct ManifestItem: Encodable {
  /// `fig-agreement`, `tab-agreement`; the path `agreement.series` for a table that no page shows.
  var id: String
  var page: String
  var provenance: Provenance
  /// Paths of its files without extensions: `html/figures/fig-agreement`.
  private var stems: [String]

  private enum CodingKeys: CodingKey { case id, page, provenance }

  /// All items in the order of the pages, followed by the tables that no page shows.
  static func all(
    in book: ResolvedBook, tables: [(path: String, entry: ValueIndex.Entry)]
  ) -> [ManifestItem] {
    var shown: Set<String> = []
    var items = book.chapters.flatMap { chapter in
      chapter.blocks.withNested.compactMap { block -> ManifestItem? in
        switch block {
        case .figure(let figure):
          return ManifestItem(
            id: figure.id, page: chapter.slug + ".html", provenance: figure.provenance,
            stems: ["html/figures/\(figure.id)"])
        case .generatedTable(let table):
          shown.insert(table.file)
          return ManifestItem(
            id: table.id, page: chapter.slug + ".html", provenance: table.provenance,
            stems: Self.stems(ofTable: table.file))
        default: return nil
        }
      }
    }
    for (path, entry) in tables where !shown.contains(path) {
      items.append(
        ManifestItem(
          id: path, page: entry.slug + ".html", provenance: entry.provenance,
          stems: Self.stems(ofTable: path)))
    }
    return items
  }

  private static func stems(ofTable file: String) -> [String] {
    ["tables/\(file)", "html/tables/\(file)"]
  }

  /// True for its own files and for the page that shows it.
  func isMade(at path: String) -> Bool { isOwn(path) || path == "html/" + page }

  /// True for files that contain nothing else.
  func isOwn(_ path: String) -> Bool {
    stems.contains { stem in
      guard path.hasPrefix(stem) else { return false }
      let rest = path.dropFirst(stem.count)
      return rest.hasPrefix("-frame-")
        || rest.dropFirst().allSatisfy { $0 != "." && $0 != "/" }
          && rest.first == "."
    }
  }
}
