import Foundation

/// The targets of a package with the content of their files.
///
/// The code behind a target is its own files and those of all targets that it depends on. The
/// compiler lets it reach no others.
struct TargetGraph {
  struct Target {
    var name: String
    var isC: Bool
    var dependencies: [String]
    /// Contents by path below the target's folder.
    var files: [String: Data]
  }

  /// Targets by name.
  private(set) var targets: [String: Target]
  /// The part of Package.swift that may change how sources are compiled.
  private let settings: String
  /// Digests of the part of each file that counts, by target and path.
  private var digests: [String: [String: String]]

  init(_ targets: [Target], manifest: String = "") {
    self.targets = Dictionary(targets.map { ($0.name, $0) }) { first, _ in first }
    settings = ManifestSettings.text(of: manifest)
    digests = self.targets.mapValues { target in
      Dictionary(uniqueKeysWithValues: target.files.map { ($0, Self.digest($0, $1)) })
    }
  }

  /// Reads all files of the targets.
  init(_ description: PackageDescription) throws {
    let targets = try description.targets.map { target in
      let files = try target.files.map { file in
        (file.path, try Data(contentsOf: URL(filePath: file.place)))
      }
      return Target(
        name: target.name, isC: target.isC, dependencies: target.dependencies,
        files: Dictionary(files) { first, _ in first })
    }
    let manifest = try String(contentsOfFile: description.manifest, encoding: .utf8)
    self.init(targets, manifest: manifest)
  }

  /// The graph with other content in one file.
  func replacing(_ path: String, of target: String, with data: Data) -> TargetGraph {
    var graph = self
    graph.targets[target]?.files[path] = data
    graph.digests[target]?[path] = Self.digest(path, data)
    return graph
  }

  private static func digest(_ path: String, _ data: Data) -> String {
    let endings = [".swift", ".c", ".h", ".cpp", ".modulemap"]
    guard endings.contains(where: path.hasSuffix),
      let source = String(validating: data, as: UTF8.self)
    else { return SourceDigest.hex(of: data) }
    return SourceDigest.hex(of: SourceCode.text(of: source))
  }

  /// The target and everything that it depends on, sorted by name.
  func closure(of target: String) -> [String] {
    var found: Set<String> = []
    var open = [target]
    while let name = open.popLast() {
      guard let target = targets[name], found.insert(name).inserted else { continue }
      open += target.dependencies
    }
    return found.sorted()
  }

  /// A digest of 64 hexadecimal digits. It changes if anything changes that the target's code can
  /// reach.
  func fingerprint(of target: String) -> String {
    let lines = closure(of: target).flatMap { name in
      (digests[name] ?? [:]).sorted { $0.key < $1.key }.map { "\($1)  \(name)/\($0)" }
    }
    return SourceDigest.hex(of: ([settings] + lines).joined(separator: "\n"))
  }

  /// The C modules that the target can reach, sorted by name.
  func cModules(of target: String) -> [String] {
    closure(of: target).filter { targets[$0]?.isC == true }
  }
}
