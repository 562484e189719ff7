import Engine
import Foundation
import Listings
import StudyTerms
import Testing

@Suite struct CatalogListingTests {
  /// SHA-256 of “abc”, from FIPS 180-2.
  private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  private let listing = CatalogListing(
    catalog: FileReference(path: "data/catalog.yaml"),
    lists: [FileReference(path: "data/set.sha256")])

  @Test func dataSetsAreListedWithTheirChecksums() async throws {
    let context = try ListingContext([
      "data/catalog.yaml": "set:\n  licence: CC0\n  commit: 1f2e\n  checksums: set.sha256\n",
      "data/set.sha256": "\(Self.abc)  a/b.tsv\n\(Self.abc)  LICENSE\n",
    ])
    let data = try await listing.run(context)
    let properties = data.properties.rows
    #expect(
      properties.map(\.name) == ["title", "licence", "commit", "files", "SHA-256 of the list"])
    #expect(properties.map(\.value).prefix(4) == ["set", "CC0", "1f2e", "2"])
    let list = try Data(contentsOf: context.root.appending(path: "data/set.sha256"))
    #expect(properties.last?.value == Digest(of: list).hex)
    #expect(data.files.rows.map(\.path) == ["LICENSE", "a/b.tsv"])
    #expect(data.files.rows.map(\.checksum) == [Self.abc, Self.abc])
    #expect(data.folders.rows.map(\.path) == ["(top)", "a"])
    #expect(data.folders.rows.map(\.files) == [1, 1])
  }

  @Test func aListThatIsNotAnOptionIsNamed() async throws {
    let context = try ListingContext([
      "data/catalog.yaml": "set:\n  licence: CC0\n  checksums: other.sha256\n",
      "data/set.sha256": "", "data/other.sha256": "",
    ])
    await #expect(
      throws: StudyError("the catalog names other.sha256; add it to the option `lists`")
    ) { try await listing.run(context) }
  }
}
