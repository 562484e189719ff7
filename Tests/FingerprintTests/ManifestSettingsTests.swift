import Testing

@testable import fingerprint

@Suite struct ManifestSettingsTests {
  static let manifest = """
    // swift-tools-version: 6.1
    let package = Package(
      name: "report",
      products: [.executable(name: "report", targets: ["report"])],
      targets: [
        .systemLibrary(name: "CZ", pkgConfig: "zlib"),
        .target(name: "CDCMTK", linkerSettings: ["dcmdata"].map { .linkedLibrary($0) }),
        .target(name: "Tables", dependencies: ["CZ"]),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], exclude: ["References"]),
      ]
    )
    for target in package.targets { target.swiftSettings = [.enableUpcomingFeature("A")] }
    """

  private func isSame(_ old: String, _ new: String) -> Bool {
    let edited = Self.manifest.replacing(old, with: new)
    #expect(edited != Self.manifest)
    return ManifestSettings.text(of: edited) == ManifestSettings.text(of: Self.manifest)
  }

  @Test func targetsThatAreOnlyNamedDoNotCount() {
    #expect(
      isSame(
        ".testTarget(", ".target(name: \"New (\", dependencies: [\"Tables\"]),\n    .testTarget("))
    #expect(isSame("dependencies: [\"CZ\"]", "dependencies: []"))
    #expect(isSame("exclude: [\"References\"]", "exclude: []"))
    #expect(isSame("name: \"report\", targets", "name: \"reports\", targets"))
  }

  @Test(arguments: [
    ("dcmdata", "dcmjpeg"), ("(\"A\")", "(\"B\")"), ("version: 6.1", "version: 6.2"),
    ("[\"CZ\"]", "[\"CZ\"], cSettings: [.define(\"A\")]"),
    ("[\"CZ\"]", "[\"CZ\"], swiftSettings: [.unsafeFlags([\"-Ounchecked\"])]"),
  ])
  func settingsCount(_ old: String, _ new: String) {
    // The first line is a comment to Swift and not to its package manager.
    #expect(!isSame(old, new))
  }
}
