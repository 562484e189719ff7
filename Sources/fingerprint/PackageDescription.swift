/// What the build knows of a package: its targets and those that they depend on, in other packages
/// too.
struct PackageDescription: Codable {
  struct Target: Codable {
    var name: String
    /// Of C, or a library of the system.
    var isC: Bool
    /// Names of targets.
    var dependencies: [String]
    var files: [File]
  }

  struct File: Codable, Hashable {
    /// Below the target's folder.
    var path: String
    /// On this machine.
    var place: String
  }

  /// The package's Package.swift.
  var manifest: String
  var targets: [Target]
}
