import Foundation

/// The list of targets in ARCHITECTURE.md: `Name → what it imports`, with continued lines indented.
struct DocumentedTargets {
  /// What each target imports, by the target's name.
  var dependencies: [String: Set<String>] = [:]

  /// Of this package.
  static let own: DocumentedTargets = {
    let file = PackageManifest.root.appending(path: "ARCHITECTURE.md")
    return DocumentedTargets((try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }()

  /// Reads the code block of the section “The targets”.
  init(_ text: String) {
    let section = text.components(separatedBy: "## The targets").dropFirst().first ?? ""
    let block = section.components(separatedBy: "```").dropFirst().first ?? ""
    for line in block.replacing("\n    ", with: " ").split(separator: "\n") {
      let sides = line.components(separatedBy: " → ")
      let names = sides.dropFirst().joined().split { $0 == "," || $0 == " " }
      dependencies[sides[0]] = Set(names.map(String.init))
    }
  }
}
