import Book
import Engine
import Foundation

/// `manifest.json`: where every output of the build comes from.
struct Manifest {
  var book: ResolvedBook
  var seed: UInt64
  var profile: String?
  var software: [Software]
  var records: [StepRecord]
  var items: [ManifestItem]
  var files: [(path: String, entry: OutputFolder.Entry)]

  private struct Document: Encodable {
    struct Output: Encodable {
      var path: String
      var sha256: String
      var bytes: Int
      var mediaType: String
      /// Ids of the figures and tables that the file shows; nil if there are none.
      var items: [String]?
    }
    var title: String
    var seed: UInt64
    var profile: String?
    var software: [Software]
    var steps: [StepRecord]
    var items: [ManifestItem]
    var outputs: [Output]
  }

  func encoded() throws -> Data {
    let document = Document(
      title: book.title, seed: seed, profile: profile, software: software, steps: records,
      items: items,
      outputs: files.map { file in
        let made = items.filter { $0.isMade(at: file.path) }.map(\.id)
        return .init(
          path: file.path, sha256: file.entry.digest.hex, bytes: file.entry.size,
          mediaType: Self.mediaType(file.path), items: made.isEmpty ? nil : made)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(document)
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
