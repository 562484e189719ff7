import Engine
import Listings
import StudyTerms
import Testing

@Suite struct PackageListingTests {
  private let listing = PackageListing(resolved: FileReference(path: "Package.resolved"))

  @Test func packagesAreSortedWithVersionAndCommit() async throws {
    let context = try ListingContext([
      "Package.resolved": """
      {"pins": [
        {"identity": "yams", "kind": "remoteSourceControl", "location": "https://b",
         "state": {"revision": "22", "version": "6.2.2"}},
        {"identity": "flyingfox", "kind": "remoteSourceControl", "location": "https://a",
         "state": {"revision": "11"}}], "version": 3}
      """
    ])
    let pins = try await listing.run(context).rows
    #expect(pins.map(\.name) == ["flyingfox", "yams"])
    #expect(pins.map(\.version) == ["", "6.2.2"])
    #expect(pins.map(\.commit) == ["11", "22"])
  }

  @Test func aFileWithoutPinsIsRefused() async throws {
    let context = try ListingContext(["Package.resolved": "{}"])
    await #expect(
      throws: StudyError(
        "Package.resolved does not list pins as the package manager writes them")
    ) { try await listing.run(context) }
  }
}
