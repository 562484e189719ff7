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
    var cModules: [CModule] = []
    for module in arguments.dropFirst(2).sorted() {
      let folder = root.appendingPathComponent(module)
      let names =
        FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      var cModule = CModule(name: module)
      for name in names.sorted() {
        let url = folder.appendingPathComponent(name)
        if name.hasSuffix(".swift") {
          let text = try String(contentsOf: url, encoding: .utf8)
          files.append(SourceFile(path: "\(module)/\(name)", module: module, text: text))
        } else if [".c", ".h", ".cpp", ".modulemap"].contains(where: name.hasSuffix) {
          cModule.add(file: name, text: try String(contentsOf: url, encoding: .utf8))
        }
      }
      if !cModule.text.isEmpty { cModules.append(cModule) }
    }
    let generated = GeneratedStudy(SourceGraph(files, cModules: cModules)).text
    try Data(generated.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
