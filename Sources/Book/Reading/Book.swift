import Bibliography
import Engine
import Foundation
import Markup
import Yams

/// The sources of a book, read: configuration, chapters, bibliography, and the directives decoded.
public struct Book: Sendable {
  package var configuration: BookConfiguration
  public var chapters: [Chapter]
  public var directives: [DecodedDirective]
  /// Labels of blocks that cannot be read: said once, where they stand, and not again where they
  /// are cited.
  var unread: Set<String> = []
  package var bibliography: Bibliography?
  public var seed: UInt64 { configuration.seed ?? 0 }
  /// Digests of the sources' bytes, by file relative to the root.
  public var sources: [String: Digest]
  /// The project's folder, that holds `Chapters`.
  var root: URL

  /// The page's name of a chapter: its file's, except that the first is `index`.
  package func slug(_ chapter: Int) -> String { Self.slug(of: chapters[chapter].file, at: chapter) }

  static func slug(of file: String, at index: Int) -> String { index == 0 ? "index" : stem(file) }

  package static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
