import Foundation
import PackagePlugin

/// Passes the package's targets to `fingerprint`, with their files and dependencies. The tool
/// writes the list of steps that the target reaches, with the fingerprints of their code.
@main
struct CodeFingerprints: BuildToolPlugin {
  /// The description that `fingerprint` reads.
  private struct Description: Encodable {
    struct Target: Encodable {
      var name: String
      var isC: Bool
      var dependencies: [String]
      var files: [File]
    }
    struct File: Encodable {
      /// The path below the target, the same on every machine.
      var path: String
      var place: String
    }
    var manifest: String
    var targets: [Target]
  }

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let description = Self.description(of: context.package)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(description)
    let listing = context.pluginWorkDirectoryURL.appending(path: "targets.json")
    // Rewriting the file would rerun everything that reads it.
    if (try? Data(contentsOf: listing)) != data { try data.write(to: listing, options: .atomic) }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+Generated.swift")
    let files = description.targets.flatMap(\.files).map { URL(filePath: $0.place) }
    return [
      .buildCommand(
        displayName: "Fingerprinting the code of the steps",
        executable: try context.tool(named: "fingerprint").url,
        arguments: ["generate", listing.path, output.path, target.name],
        inputFiles: [listing, URL(filePath: description.manifest)] + files,
        outputFiles: [output])
    ]
  }

  private static func description(of package: Package) -> Description {
    // Manifests of other packages say how their targets are compiled.
    var manifests: [String: URL] = [:]
    for dependency in package.dependencies {
      let manifest = dependency.package.directoryURL.appending(path: "Package.swift")
      for target in dependency.package.targets { manifests[target.id] = manifest }
    }
    var found: [String: any Target] = [:]
    for target in package.targets where (target as? any SourceModuleTarget)?.kind != .test {
      for target in [target] + target.recursiveTargetDependencies { found[target.name] = target }
    }
    let targets = found.values.sorted { $0.name < $1.name }.map { target in
      var files = files(of: target)
      if let manifest = manifests[target.id] {
        files.append(.init(path: "Package.swift", place: manifest.path))
      }
      return Description.Target(
        name: target.name, isC: !(target is SwiftSourceModuleTarget),
        dependencies: dependencies(of: target), files: files)
    }
    return Description(
      manifest: package.directoryURL.appending(path: "Package.swift").path, targets: targets)
  }

  private static func dependencies(of target: any Target) -> [String] {
    let names = target.dependencies.flatMap { dependency -> [String] in
      switch dependency {
      case .target(let target): [target.name]
      case .product(let product): product.targets.map(\.name)
      @unknown default: []
      }
    }
    return Set(names).sorted()
  }

  /// Sources, headers and resources, sorted by path.
  private static func files(of target: any Target) -> [Description.File] {
    let folder = target.directoryURL.standardizedFileURL.path + "/"
    var places = Set<String>()
    if let target = target as? any SourceModuleTarget {
      // Some packages list a folder of documentation as a file.
      places.formUnion(target.sourceFiles.map { $0.url.standardizedFileURL.path }.filter(isFile))
    }
    // Headers are not among the sources, and a system library has nothing but headers.
    if !(target is SwiftSourceModuleTarget) {
      let below = FileManager.default.enumerator(atPath: folder)
      for case let path as String in below ?? .init() where isFile(folder + path) {
        places.insert(folder + path)
      }
    }
    return places.sorted().map { place in
      .init(
        path: place.hasPrefix(folder) ? String(place.dropFirst(folder.count)) : place, place: place)
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
