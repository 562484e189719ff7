import Foundation

/// The parts of a Package.swift that may change how sources are compiled: everything but
/// declarations that only name a target, its dependencies and resources, which the build already
/// knows.
enum ManifestSettings {
  private static let plain: Set<String> = [
    "target", "executableTarget", "testTarget", "systemLibrary", "plugin", "library", "executable",
    "package", "product",
  ]

  static func text(of manifest: String) -> String {
    var rest = Substring(SourceCode.text(of: manifest))
    // The first line looks like a comment but tells the version of the package manager that reads
    // the rest.
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
      // Also drop the comma and white space before the next declaration.
      rest = rest.drop { $0 == "," || $0.isWhitespace }
    }
    return kept + rest
  }

  /// From an opening parenthesis to the matching closing one; nil if there is none.
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
