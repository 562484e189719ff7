import Engine
import Foundation

/// `manifest.json`: where every output of the build comes from.
struct Manifest {
  var book: ResolvedBook
  var seed: UInt64
  var profile: String?
  var records: [StepRecord]
  var files: [(path: String, entry: OutputFolder.Entry)]

  private struct Document: Encodable {
    struct Output: Encodable {
      var path: String
      var sha256: String
      var bytes: Int
      var mediaType: String
    }
    struct Item: Encodable {
      var id: String
      var page: String
      var provenance: Provenance
    }
    var title: String
    var seed: UInt64
    var profile: String?
    var steps: [StepRecord]
    var items: [Item]
    var outputs: [Output]
  }

  func encoded() throws -> Data {
    let items = book.chapters.flatMap { chapter in
      Self.items(in: chapter.blocks).map {
        Document.Item(id: $0.id, page: chapter.slug + ".html", provenance: $0.provenance)
      }
    }
    let document = Document(
      title: book.title, seed: seed, profile: profile, steps: records, items: items,
      outputs: files.map {
        .init(
          path: $0.path, sha256: $0.entry.digest.hex, bytes: $0.entry.size,
          mediaType: Self.mediaType($0.path))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(document)
  }

  private static func items(in blocks: [PageBlock]) -> [(id: String, provenance: Provenance)] {
    blocks.flatMap { block -> [(id: String, provenance: Provenance)] in
      switch block {
      case .figure(let figure): return [(figure.id, figure.provenance)]
      case .generatedTable(let table): return [(table.id, table.provenance)]
      case .quote(let blocks), .alert(_, let blocks): return items(in: blocks)
      case .list(_, _, let lists): return lists.flatMap(items)
      default: return []
      }
    }
  }

  static func mediaType(_ path: String) -> String {
    switch path.split(separator: ".").last {
    case "html": "text/html"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "pdf": "application/pdf"
    case "tsv": "text/tab-separated-values"
    case "csv": "text/csv"
    case "json": "application/json"
    case "css": "text/css"
    case "js": "text/javascript"
    case "otf": "font/otf"
    case "tex": "application/x-tex"
    default: "application/octet-stream"
    }
  }
}
