extension ArraySlice<UInt8> {
  /// Removes a number with seven bits in each byte, the lowest first, from the front; nil if there
  /// is none.
  mutating func popVarint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = popFirst() else { return nil }
      if shift == 63, byte > 1 { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    return nil
  }

  /// As ``popVarint()``, for numbers that fit a length or an offset.
  mutating func popLength() -> Int? { popVarint().flatMap { Int(exactly: $0) } }

  /// Removes so many bytes from the front; nil if there are fewer.
  mutating func pop(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= self.count else { return nil }
    defer { removeFirst(count) }
    return prefix(count)
  }

  /// The little-endian number of the first four bytes at `offset` from the front.
  func uint32(at offset: Int) -> UInt32 {
    dropFirst(offset).prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
