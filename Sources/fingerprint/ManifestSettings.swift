import Foundation

/// What of a Package.swift may change how sources are compiled: all of it but declarations that
/// only name a target, its dependencies and resources, which the build tells itself.
enum ManifestSettings {
  private static let plain: Set<String> = [
    "target", "executableTarget", "testTarget", "systemLibrary", "plugin", "library", "executable",
    "package", "product",
  ]

  static func text(of manifest: String) -> String {
    var rest = Substring(SourceCode.text(of: manifest))
    // The first line looks like a comment and says which version of the package manager reads the
    // rest.
    var kept = String(manifest.prefix { !$0.isNewline }) + "\n"
    while let dot = rest.firstIndex(of: ".") {
      kept += rest[..<dot]
      let name = rest[rest.index(after: dot)...].prefix { $0.isLetter }
      let call = rest[dot...].prefix(1 + name.count)
      rest = rest[call.endIndex...]
      guard plain.contains(String(name)), rest.first == "(",
        let arguments = arguments(of: rest), !arguments.contains("ettings")
      else {
        kept += call
        continue
      }
      rest = rest[arguments.endIndex...]
      // With the comma and the white space that part it from the next.
      rest = rest.drop { $0 == "," || $0.isWhitespace }
    }
    return kept + rest
  }

  /// From an opening parenthesis to the one that closes it; nil where none does.
  private static func arguments(of text: Substring) -> Substring? {
    var depth = 0
    var isText = false
    for (index, character) in zip(text.indices, text) {
      if character == "\"" { isText.toggle() }
      if isText { continue }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return text[...index] }
    }
    return nil
  }
}
