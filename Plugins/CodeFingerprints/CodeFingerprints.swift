import Foundation
import PackagePlugin

/// Runs `fingerprint` over the sources whenever one of them has changed.
@main
struct CodeFingerprints: BuildToolPlugin {
  static let modules = [
    "CArchive", "CBTParse", "CCMark", "CCairo", "CCrypto", "CDCMTK", "CISAL", "CJPEG2000",
    "COpenJPEG", "CLZMA",
    "CLearning",
    "COpenBLAS", "CPNG", "CSnappy", "CZ", "Markup", "Engine", "Randomness", "XZ", "Tables",
    "Imaging",
    "Curation", "Phantom", "Learning",
    "Figures", "Report", "Study",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let output = context.pluginWorkDirectoryURL.appending(path: "Study+Generated.swift")
    let inputs = Self.modules.flatMap { module -> [URL] in
      let folder = sources.appending(path: module)
      let names =
        FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      return names.sorted().filter { name in
        [".swift", ".c", ".h", ".cpp", ".modulemap"].contains(where: name.hasSuffix)
      }.map { folder.appending(path: $0) }
    }
    return [
      .buildCommand(
        displayName: "Fingerprinting the code of the steps",
        executable: try context.tool(named: "fingerprint").url,
        arguments: [output.path, sources.path] + Self.modules, inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
