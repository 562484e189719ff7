import Escaping
import Figures
import Foundation
import Markup

extension BookReader {
  /// The images that chapters show, by path; those elsewhere in the net are left out.
  mutating func pictures(
    of chapters: [Chapter], _ diagnostics: inout [Diagnostic]
  ) -> [String: Picture] {
    var pictures: [String: Picture] = [:]
    var seen: Set<String> = []
    for (source, position) in chapters.flatMap({ Self.images(in: $0.blocks) })
    where !source.isAddressElsewhere && seen.insert(source).inserted {
      pictures[source] = picture(source, position, &diagnostics)
    }
    return pictures
  }

  private static func images(in blocks: [Block]) -> [(source: String, position: SourcePosition)] {
    blocks.withNested.flatMap { block -> [(source: String, position: SourcePosition)] in
      switch block {
      case .image(let source, _, _, _, let position): [(source, position)]
      case .paragraph(let inlines, _), .heading(_, _, let inlines, _):
        inlines.compactMap { inline in
          guard case .image(let source, _, _, let position) = inline else { return nil }
          return (source, position)
        }
      default: []
      }
    }
  }

  private mutating func picture(
    _ source: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) -> Picture? {
    let path = source.removingPercentEncoding ?? source
    func problem(_ code: String, _ sentence: String, _ suggestion: String?) -> Diagnostic {
      Diagnostic(.error, code, at: position, sentence, suggestion: suggestion)
    }
    guard !path.leadsOut else {
      diagnostics.append(
        problem("outside-project", "the image \(source) lies outside Chapters", "copy it there"))
      return nil
    }
    let file = "Chapters/" + path
    let place = root.appending(path: file)
    guard FileManager.default.fileExists(atPath: place.path) else {
      let folder = place.deletingLastPathComponent().path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let known = names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()
      diagnostics.append(
        problem(
          "missing-image", "there is no image \(file)",
          Spelling.suggestion(for: place.lastPathComponent, among: known)))
      return nil
    }
    guard let data = data(file, from: position, &diagnostics) else { return nil }
    do {
      return try Picture(data)
    } catch {
      diagnostics.append(
        problem("wrong-image", "the image \(file) \(error)", "save it as SVG, PNG, JPEG or PDF"))
      return nil
    }
  }
}
