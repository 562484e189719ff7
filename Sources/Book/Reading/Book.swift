import Bibliography
import Engine
import Figures
import Foundation
import Markup
import Yams

/// The sources of a book after reading: configuration, chapters, bibliography and decoded
/// directives.
public struct Book: Sendable {
  /// The content of `book.yaml`.
  package var configuration: BookConfiguration
  /// The chapters in the order of `book.yaml`.
  public var chapters: [Chapter]
  /// The directives of all chapters in order.
  public var directives: [DecodedDirective]
  /// Labels of blocks that cannot be read. The mistake is reported once, at the block, and not
  /// again where it is cited.
  var unread: Set<String> = []
  /// The images that chapters show, by their path below `Chapters`.
  package var pictures: [String: Picture] = [:]
  /// The works that can be cited; nil without a bibliography file.
  package var bibliography: Bibliography?
  /// The seed of `book.yaml`, from which all randomness derives; 0 if it gives none.
  public var seed: UInt64 { configuration.seed ?? 0 }
  /// Digests of the source files, by path relative to the root.
  public var sources: [String: Digest]
  /// The project's folder, which contains `Chapters`.
  var root: URL

  /// The block without a label that has this running number, such as `agree-1`; nil if there is
  /// none.
  func unlabelled(_ number: String) -> DecodedDirective? {
    directives.first { !$0.isLabelled && $0.label == number }
  }

  /// The block without a label that makes the figure or table with this anchor, such as
  /// `fig-agree-1` or `tab-agree-1-intervals`.
  func unlabelled(ofAnchor id: String) -> DecodedDirective? {
    guard id.hasPrefix("fig-") || id.hasPrefix("tab-") else { return nil }
    let name = id.dropFirst(4)
    return directives.first {
      !$0.isLabelled && (name == $0.label || name.hasPrefix($0.label + "-"))
    }
  }

  /// The page name of a chapter: its file name, but `index` for the first one.
  package func slug(_ chapter: Int) -> String { Self.slug(of: chapters[chapter].file, at: chapter) }

  static func slug(of file: String, at index: Int) -> String { index == 0 ? "index" : stem(file) }

  /// The file name without folders and `.md`.
  package static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
