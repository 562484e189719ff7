import Engine
import Foundation

/// What the last whole build was made from, and what came of it. Where nothing has changed since and all its files are
/// as it left them, there is nothing to do.
struct LastBuild: Codable {
  var signature: Digest
  var outcome: BuildOutcome

  private static func file(_ output: URL) -> URL {
    output.appendingPathComponent(".store/last-build.json")
  }

  /// nil where there was none.
  static func read(_ output: URL) -> LastBuild? {
    guard let data = try? Data(contentsOf: file(output)) else { return nil }
    return try? JSONDecoder().decode(LastBuild.self, from: data)
  }

  func write(_ output: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(self).write(to: Self.file(output), options: .atomic)
  }

  /// Of the sources' bytes, the keys of all steps, the options and the code.
  static func signature(
    _ book: Book, keys: [Digest], options: BuildOptions, rendererFingerprint: String
  ) -> Digest {
    var lines = [
      rendererFingerprint, "\(options.draft) \(options.strict)", options.paper ?? "",
      options.date ?? "", options.profile ?? "",
    ]
    for (source, digest) in book.sources.sorted(by: { $0.key < $1.key }) {
      lines.append("\(source) \(digest)")
    }
    return Digest(of: (lines + keys.map(\.hex)).joined(separator: "\n"))
  }
}
