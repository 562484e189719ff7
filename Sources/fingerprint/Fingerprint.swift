import Engine
import Foundation

/// Writes the list of the study's steps and directives, with a fingerprint of the code behind each step.
///
/// Called by the build with the output file, the Sources folder, and the modules to read.
@main
struct Fingerprint {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let sources = arguments.dropFirst().first else {
      print("usage: fingerprint OUTPUT SOURCES MODULE...")
      exit(2)
    }
    let root = URL(fileURLWithPath: sources)
    var files: [SourceFile] = []
    var plain: [String: String] = [:]
    for module in arguments.dropFirst(2).sorted() {
      let folder = root.appendingPathComponent(module)
      let names =
        FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      for name in names.sorted() {
        let url = folder.appendingPathComponent(name)
        if name.hasSuffix(".swift") {
          let text = try String(contentsOf: url, encoding: .utf8)
          files.append(SourceFile(path: "\(module)/\(name)", module: module, text: text))
        } else if [".c", ".h", ".cpp", ".modulemap"].contains(where: name.hasSuffix) {
          let text = try String(contentsOf: url, encoding: .utf8)
          plain[module, default: ""] += name + SwiftTokens(text).tokens.joined(separator: " ")
        }
      }
    }
    let generated = GeneratedStudy(SourceGraph(files, plain: plain)).text
    try Data(generated.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
