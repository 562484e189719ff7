import CZ

/// A grey PNG as small as can be, its pixels stored without compression.
struct TinyPNG {
  var width: UInt32 = 4
  var height: UInt32 = 3
  var bits: UInt8 = 8
  /// 0 grey, 3 with a palette.
  var color: UInt8 = 0
  var palette: [UInt8] = []
  /// Each row with the byte of its filter before it.
  var rows: [UInt8] = (0..<3).flatMap { row in [row] + (0..<4).map { 16 * row + $0 } }

  var bytes: [UInt8] {
    let size = Self.bigEndian(width) + Self.bigEndian(height)
    return [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
      + Self.chunk("IHDR", size + [bits, color, 0, 0, 0])
      + (palette.isEmpty ? [] : Self.chunk("PLTE", palette)) + Self.chunk("IDAT", compressed)
      + Self.chunk("IEND", [])
  }

  private var compressed: [UInt8] {
    var count = compressBound(uLong(rows.count))
    var bytes = [UInt8](repeating: 0, count: Int(count))
    _ = compress(&bytes, &count, rows, uLong(rows.count))
    return Array(bytes.prefix(Int(count)))
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + named
      + bigEndian(UInt32(crc32(0, named, uInt(named.count))))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
