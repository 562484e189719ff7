import FlyingFox
import FlyingSocks

/// A body that sends some bytes at once, and no more until it is released: then it breaks off.
struct HaltingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  var bytes: [UInt8]
  var released: Task<Void, Never>

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...], released: released) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>
    var released: Task<Void, Never>

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      if rest.isEmpty { await released.value }
      let next = rest.prefix(count)
      rest = rest.dropFirst(count)
      return next.isEmpty ? nil : next
    }
  }
}
