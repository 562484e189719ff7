import Engine
import Listings
import Testing

@Suite struct BookSeedTests {
  /// Some are no floating-point numbers.
  @Test(arguments: [
    ("title: A book\nseed: 7\n", 7 as UInt64), ("title: A\n", 0),
    ("seed: 9007199254740993\n", 9_007_199_254_740_993), ("seed: 18446744073709551615\n", .max),
  ])
  func theSeedIsTheBooks(_ text: String, _ seed: UInt64) async throws {
    let context = try ListingContext(["book.yaml": text])
    let found = try await BookSeed(book: FileReference(path: "book.yaml")).run(context)
    #expect(try BookSeed.Seed(decoding: found.encoded()).value == seed)
  }
}
