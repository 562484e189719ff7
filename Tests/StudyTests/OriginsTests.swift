import Engine
import Foundation
import Book
import StudyTerms
import Tables
import TestSupport
import Testing

@testable import Study

/// The listing of data, packages and seed, from a project in a temporary folder.
@Suite struct OriginsTests {
  private struct Context: StepContext {
    let folder = TemporaryFolder()
    var root: URL { folder.url }
    var seed: UInt64 { 0 }
    var checkpoints: URL { root }
    func note(_ journal: String) {}
    func output<S: Step>(of step: S) throws -> S.Output { throw StudyError("no inputs") }
    func location(of file: FileReference) throws -> URL { root.appendingPathComponent(file.path) }
    func files(in folder: FileReference) throws -> [FileReference] { [] }
    func progress(_ fraction: Double, _ message: String) {}
  }

  /// SHA-256 of “abc”, from FIPS 180-2.
  private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  private func project(_ files: [String: String]) throws -> Context {
    let context = Context()
    for (path, text) in files { try context.folder.file(path, text.utf8) }
    return context
  }

  private let listing = CatalogListing(
    catalog: FileReference(path: "data/catalog.yaml"),
    lists: [FileReference(path: "data/set.sha256")])

  @Test func dataSetsAreListedWithTheirChecksums() async throws {
    let context = try project([
      "data/catalog.yaml": "set:\n  licence: CC0\n  commit: 1f2e\n  checksums: set.sha256\n",
      "data/set.sha256": "\(Self.abc)  a/b.tsv\n\(Self.abc)  LICENSE\n",
    ])
    let tables = try await listing.run(context)
    #expect(
      try tables("sets").texts("property")
        == ["title", "licence", "commit", "files", "SHA-256 of the list"])
    #expect(try tables("sets").texts("value").prefix(4) == ["set", "CC0", "1f2e", "2"])
    let list = try Data(contentsOf: context.root.appendingPathComponent("data/set.sha256"))
    #expect(try tables("sets").texts("value").last == Digest(of: list).hex)
    #expect(try tables("files").texts("path") == ["LICENSE", "a/b.tsv"])
    #expect(try tables("files").texts("sha256") == [Self.abc, Self.abc])
    #expect(try tables("folders").texts("folder") == ["(top)", "a"])
    #expect(try tables("folders").numbers("files") == [1, 1])
  }

  @Test func aListThatIsNotAnOptionIsNamed() async throws {
    let context = try project([
      "data/catalog.yaml": "set:\n  licence: CC0\n  checksums: other.sha256\n",
      "data/set.sha256": "", "data/other.sha256": "",
    ])
    await #expect(
      throws: StudyError("the catalog names other.sha256; add it to the option `lists`")
    ) { try await listing.run(context) }
  }

  @Test func packagesAreSortedWithVersionAndCommit() async throws {
    let context = try project([
      "Package.resolved": """
      {"pins": [
        {"identity": "yams", "kind": "remoteSourceControl", "location": "https://b",
         "state": {"revision": "22", "version": "6.2.2"}},
        {"identity": "flyingfox", "kind": "remoteSourceControl", "location": "https://a",
         "state": {"revision": "11"}}], "version": 3}
      """
    ])
    let table = try await PackageListing(resolved: FileReference(path: "Package.resolved"))
      .run(context)
    #expect(try table.texts("package") == ["flyingfox", "yams"])
    #expect(try table.texts("version") == ["", "6.2.2"])
    #expect(try table.texts("commit") == ["11", "22"])
  }

  @Test func theSeedIsTheBooks() async throws {
    let context = try project([
      "book.yaml": "title: A book\nseed: 7\n", "none.yaml": "title: A\n",
      // No floating-point number.
      "long.yaml": "seed: 9007199254740993\n", "most.yaml": "seed: 18446744073709551615\n",
    ])
    for (file, seed) in [
      ("book.yaml", "7"), ("none.yaml", "0"), ("long.yaml", "9007199254740993"),
      ("most.yaml", "18446744073709551615"),
    ] {
      let table = try await BookSeed(book: FileReference(path: file)).run(context)
      let read = try Table(decoding: table.encoded())
      #expect(read.columns.map(\.values) == [.texts([seed])])
    }
  }
}
