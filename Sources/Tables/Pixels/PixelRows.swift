/// The rows of a table of predictions, read from its bytes in pieces.
struct PixelRows {
  let file: String
  private var line = 0
  /// The beginning of a line that continues in the next piece.
  private var rest: [UInt8] = []
  private var indices: [SIMD2<UInt64>: Int] = [:]
  private var names: [String] = []
  /// Series, frame, slice and row packed into one number, so that sorting numbers sorts rows.
  private var keys: [UInt64] = []
  private var lv: [Double] = []
  private var my: [Double] = []

  init(file: String) { self.file = file }

  mutating func append(_ piece: UnsafeRawBufferPointer) throws {
    guard let end = piece.lastIndex(of: 0x0a) else {
      rest.append(contentsOf: piece)
      return
    }
    var start = 0
    if !rest.isEmpty, let first = piece.firstIndex(of: 0x0a) {
      rest.append(contentsOf: piece[...first])
      start = first + 1
      let joined = rest
      rest.removeAll(keepingCapacity: true)
      try joined.withUnsafeBytes { try readLines($0) }
    }
    if start <= end { try readLines(UnsafeRawBufferPointer(rebasing: piece[start...end])) }
    rest.append(contentsOf: piece[(end + 1)...])
  }

  /// Sums the rows in the order of series, frames and slices.
  consuming func totals() throws -> PixelTotals {
    if !rest.isEmpty {
      rest.append(0x0a)
      let last = rest
      try last.withUnsafeBytes { try readLines($0) }
    }
    guard line > 0 else { throw TableError.damaged(file: file, "the table is empty") }
    guard !names.isEmpty else { throw TableError.within(file: file, .noRows) }
    keys.sort()
    var all = [PixelTotals.Frames](repeating: .init(), count: names.count)
    var previous: UInt64?
    for key in keys {
      let row = Int(key & 0xfff_ffff)
      let place = key >> 28
      guard previous.map({ $0 >> 28 != place }) ?? true else {
        throw error("the image stands twice", line: row + 2)
      }
      let series = Int(key >> 48)
      if let previous, previous >> 38 == key >> 38 {
        all[series].lv[all[series].lv.count - 1] += lv[row]
        all[series].my[all[series].my.count - 1] += my[row]
      } else {
        all[series].frames.append(Int(key >> 38 & 0x3ff))
        all[series].lv.append(lv[row])
        all[series].my.append(my[row])
      }
      previous = key
    }
    let order = names.indices.sorted { names[$0] < names[$1] }
    return PixelTotals(series: order.map { names[$0] }, totals: order.map { all[$0] })
  }
}

extension PixelRows {
  /// Reads whole lines, each with its line feed.
  private mutating func readLines(_ bytes: UnsafeRawBufferPointer) throws {
    var scanner = PixelScanner(bytes: bytes)
    while !scanner.isAtEnd {
      line += 1
      if line == 1 {
        guard scanner.skip("file\tlv_pixels\tmy_pixels"), scanner.skipLineEnd() else {
          throw error("the header must be file, lv_pixels, my_pixels")
        }
        continue
      }
      guard let image = scanner.image() else {
        throw error("the first cell must be images/ID/ID-frameFFF-sliceSSS.png")
      }
      guard scanner.skip("\t"), let left = scanner.number(), scanner.skip("\t"),
        let muscle = scanner.number(), scanner.skipLineEnd()
      else { throw error("two numbers must follow the file") }
      let row = keys.count
      guard row < 1 << 28 else { throw error("the table has too many rows") }
      let series = UInt64(try index(of: image.series))
      keys.append(
        series << 48 | UInt64(image.frame) << 38 | UInt64(image.slice) << 28 | UInt64(row))
      lv.append(left)
      my.append(muscle)
    }
  }

  private mutating func index(of series: SIMD2<UInt64>) throws -> Int {
    if let index = indices[series] { return index }
    guard names.count < 1 << 16 else { throw error("the table has too many series") }
    let bytes = (0..<16).map { UInt8(truncatingIfNeeded: series[$0 / 8] >> (8 * UInt64($0 % 8))) }
    guard let name = String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self) else {
      throw error("the line is not valid UTF-8")
    }
    indices[series] = names.count
    names.append(name)
    return names.count - 1
  }

  private func error(_ what: String, line: Int? = nil) -> TableError {
    .malformed(file: file, line: line ?? self.line, what)
  }
}
