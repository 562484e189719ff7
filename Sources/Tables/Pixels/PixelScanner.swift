/// Reads cells of a table of predictions from bytes that end with a line feed.
struct PixelScanner {
  let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// Moves past `text`; false if the bytes differ.
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] {
      return false
    }
    position += count
    return true
  }

  mutating func skipLineEnd() -> Bool {
    _ = skip("\r")
    return skip("\n")
  }

  /// Reads `nifti/images/ID/ID-frameFFF-sliceSSS.png`, in which the first folder is optional. The
  /// name of the series (at most 16 bytes) is packed into two words. Frame and slice are below
  /// 1000.
  mutating func image() -> (series: SIMD2<UInt64>, frame: Int, slice: Int)? {
    _ = skip("nifti/")
    guard skip("images/"), let series = name(until: 0x2f), let again = name(until: 0x2d),
      series == again, skip("frame"), let frame = threeDigits(), skip("-slice"),
      let slice = threeDigits(), skip(".png")
    else { return nil }
    return (series, frame, slice)
  }

  /// Reads a decimal number, correctly rounded. Below 2^53 and with at most 22 decimals this takes
  /// one exact division; other numbers go through the standard library.
  mutating func number() -> Double? {
    let start = position
    var digits: UInt64 = 0
    var decimals = -1
    var count = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x30, byte <= 0x39 {
        if count < 19 { digits = digits * 10 + UInt64(byte - 0x30) }
        count += 1
        if decimals >= 0 { decimals += 1 }
      } else if byte == 0x2e, decimals < 0 {
        decimals = 0
      } else {
        break
      }
      position += 1
    }
    let isPlain = position < bytes.count && (bytes[position] == 0x09 || bytes[position] <= 0x0d)
    if isPlain, count > 0, count < 19, digits < 1 << 53, decimals <= 18 {
      return decimals > 0 ? Double(digits) / Self.powers[decimals] : Double(digits)
    }
    while position < bytes.count, bytes[position] > 0x0d { position += 1 }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { return nil }
    return number
  }
}

extension PixelScanner {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18,
  ]

  private mutating func name(until stop: UInt8) -> SIMD2<UInt64>? {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == stop { return count > 0 ? SIMD2(low, high) : nil }
      guard byte > 0x20, count < 16 else { return nil }
      if count < 8 {
        low |= UInt64(byte) << (8 * count)
      } else {
        high |= UInt64(byte) << (8 * (count - 8))
      }
      count += 1
    }
    return nil
  }

  private mutating func threeDigits() -> Int? {
    guard position + 3 <= bytes.count else { return nil }
    var value = 0
    for _ in 0..<3 {
      let byte = bytes[position]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      position += 1
    }
    return value
  }
}
