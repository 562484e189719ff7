import Foundation
import Testing

@testable import Engine

@Suite struct SealedTests {
  @Test func everyChangedByteIsNoticed() throws {
    let value = ["one": 1, "two": 22]
    let file = try Sealed.encode(value)
    #expect(Sealed.decode([String: Int].self, from: file) == value)
    for place in file.indices {
      var damaged = file
      damaged[place] ^= 1
      // The case of hexadecimal digits says nothing.
      guard damaged[place] | 0x20 != file[place] | 0x20 else { continue }
      #expect(Sealed.decode([String: Int].self, from: damaged) != ["one": 1, "two": 23])
      if let read = Sealed.decode([String: Int].self, from: damaged) { #expect(read == value) }
    }
    for count in 0..<file.count {
      #expect(Sealed.decode([String: Int].self, from: file.prefix(count)) == nil)
    }
  }

  @Test func aValueOfAnotherTypeIsNone() throws {
    #expect(Sealed.decode([Int].self, from: try Sealed.encode("text")) == nil)
  }
}
