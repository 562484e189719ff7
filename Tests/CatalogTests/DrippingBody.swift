import FlyingFox
import FlyingSocks

/// A body that sends a byte now and then, for ever.
struct DrippingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  func makeAsyncIterator() -> Iterator { Iterator() }

  struct Iterator: AsyncBufferedIteratorProtocol {
    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      try await Task.sleep(for: .milliseconds(40))
      return [0]
    }
  }
}

/// A body without end, in pieces of any size.
struct EndlessBody: AsyncBufferedSequence {
  typealias Element = UInt8

  func makeAsyncIterator() -> Iterator { Iterator() }

  struct Iterator: AsyncBufferedIteratorProtocol {
    mutating func next() async throws -> UInt8? { 0 }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      [UInt8](repeating: 0, count: count)
    }
  }
}
