/// The targets of a package and the targets that they depend on, including those of other packages.
struct PackageDescription: Codable {
  struct Target: Codable {
    var name: String
    /// Whether the target is C code or a system library.
    var isC: Bool
    /// Names of the targets that it depends on.
    var dependencies: [String]
    var files: [File]
  }

  struct File: Codable, Hashable {
    /// The path below the target's folder.
    var path: String
    /// The place on this machine.
    var place: String
  }

  /// The Package.swift of its package.
  var manifest: String
  var targets: [Target]
}
