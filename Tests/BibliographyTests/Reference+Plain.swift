@testable import Bibliography

extension Reference {
  /// As plain text with emphasis and links as Markdown has them.
  var markdown: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .emphasis(let text): "*\(text)*"
      case .link(let text, let destination):
        text == destination ? "<\(text)>" : "[\(text)](\(destination))"
      }
    }.joined()
  }

  /// Of the first entry of a text.
  static func markdown(_ text: String, file: String = "r.bib") -> String? {
    let bibliography = Bibliography(text, file: file)
    return bibliography.keys.first.flatMap { bibliography.reference($0)?.markdown }
  }
}
