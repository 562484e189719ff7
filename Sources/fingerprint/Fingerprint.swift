import Foundation

/// `fingerprint generate TARGETS OUTPUT TARGET` writes the list of steps that a target reaches,
/// with the fingerprints of their code. The build calls it.
///
/// `fingerprint edits TARGETS TARGET MANIFEST FILE...` says which steps of a book, given its
/// manifest.json, get another key by an edit of each file.
@main
struct Fingerprint {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("generate", 4):
      let graph = try TargetGraph(description(at: arguments[1]))
      do {
        let text = try GeneratedStudy(graph, study: arguments[3]).text
        try write(text, to: arguments[2])
      } catch let problem as GeneratedStudy.Problem {
        FileHandle.standardError.write(Data("error: \(problem)\n".utf8))
        exit(1)
      }
    case ("edits", 5...):
      let manifest = try Data(contentsOf: URL(filePath: arguments[3]))
      let edits = try Edits(
        TargetGraph(description(at: arguments[1])), study: arguments[2], manifest: manifest)
      for file in arguments.dropFirst(4) { print(edits.line(for: file)) }
    default:
      print(
        """
        usage: fingerprint generate TARGETS OUTPUT TARGET
               fingerprint edits TARGETS TARGET MANIFEST FILE...
        """)
      exit(2)
    }
  }

  private static func description(at path: String) throws -> PackageDescription {
    try JSONDecoder().decode(
      PackageDescription.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// An unchanged file is not rewritten, so that nothing is compiled again.
  private static func write(_ text: String, to path: String) throws {
    guard (try? String(contentsOfFile: path, encoding: .utf8)) != text else { return }
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
