import Foundation

/// The size of an image of pixels, read from its header.
struct PixelHeader {
  private var columns = 0
  private var rows = 0
  /// Pixels in an inch; that of CSS if the file does not say.
  private var density = 96.0

  /// In points.
  var size: (width: Double, height: Double) {
    (Double(columns) * 72 / density, Double(rows) * 72 / density)
  }

  /// Reads IHDR and pHYs. Throws ``PictureError``.
  init(png: Data) throws(PictureError) {
    let bytes = [UInt8](png)
    var position = 8
    while position + 12 <= bytes.count {
      let length = Self.number(bytes, at: position, 4)
      let name = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      guard position + 12 + length <= bytes.count, name != "IDAT" else { break }
      if name == "IHDR", length >= 8 {
        columns = Self.number(bytes, at: position + 8, 4)
        rows = Self.number(bytes, at: position + 12, 4)
      } else if name == "pHYs", length == 9, bytes[position + 16] == 1 {
        let metre = Double(Self.number(bytes, at: position + 8, 4))
        if metre > 0 { density = metre * 0.0254 }
      }
      position += 12 + length
    }
    try check()
  }

  /// Reads JFIF's density and the first frame. Throws ``PictureError``.
  init(jpeg: Data) throws(PictureError) {
    let bytes = [UInt8](jpeg)
    var position = 2
    while position + 4 <= bytes.count, bytes[position] == 0xff {
      let marker = bytes[position + 1]
      let length = Self.number(bytes, at: position + 2, 2)
      guard length >= 2, position + 2 + length <= bytes.count, marker != 0xda else { break }
      if marker == 0xe0, length >= 14 {
        let dots = Double(Self.number(bytes, at: position + 12, 2))
        if dots > 1, bytes[position + 11] == 1 { density = dots }
        if dots > 1, bytes[position + 11] == 2 { density = dots * 2.54 }
      }
      // Frames; C4, C8 and CC are tables.
      if (0xc0...0xcf).contains(marker), ![0xc4, 0xc8, 0xcc].contains(marker), length >= 7 {
        rows = Self.number(bytes, at: position + 5, 2)
        columns = Self.number(bytes, at: position + 7, 2)
        break
      }
      position += 2 + length
    }
    try check()
  }

  private func check() throws(PictureError) {
    guard columns > 0, rows > 0 else { throw PictureError("is damaged: it does not tell its size") }
  }

  /// A big-endian number.
  private static func number(_ bytes: [UInt8], at place: Int, _ count: Int) -> Int {
    bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
