import Testing

@testable import Libraries

@Suite struct InstalledLibrariesTests {
  @Test func everyLibrarySaysItsVersion() {
    for item in InstalledLibraries.software where !["instructions"].contains(item.name) {
      #expect(item.version.first?.isNumber == true, "\(item.name) \(item.version)")
    }
    #expect(Set(InstalledLibraries.software.map(\.name)).count == InstalledLibraries.software.count)
  }

  /// A release that mends only the compiler has another revision, and so other keys.
  @Test func allCodeIsKeyedByTheCompilersRevision() throws {
    let compiler = try #require(InstalledLibraries.everywhere.first { $0.name == "compiler" })
    #expect(compiler.version.contains(/[0-9a-f]{40}/), "\(compiler.version)")
  }

  @Test func aLibraryIsKnownByItsFile() {
    #expect(LoadedLibrary.version("liba", in: "7f r-xp 0 08:01 5  /lib/liba.so.1.2") == "1.2")
    #expect(LoadedLibrary.version("liba", in: "7f r-xp 0 08:01 5  /lib/libab.so.1.2") == nil)
    #expect(LoadedLibrary.version("liba", in: "7f r-xp 0 00:00 0") == nil)
  }
}
