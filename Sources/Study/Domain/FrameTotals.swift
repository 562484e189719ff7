import Foundation
import Tables

/// Pixels of the left ventricle by series and frame, summed over slices.
enum FrameTotals {
  /// Reads lines `.../ID/ID-frameFFF-sliceSSS.png<tab>lv_pixels<tab>...` (xz, with a header line).
  static func read(_ url: URL) throws -> [SeriesID: [Int: Double]] {
    var sums: [[UInt8]: [Int: Double]] = [:]
    var rest: [UInt8] = []
    var line = 0
    func take(_ bytes: ArraySlice<UInt8>) throws {
      line += 1
      if line == 1 || bytes.isEmpty { return }
      guard let entry = Entry(bytes) else {
        throw TableError.malformed(
          file: url.lastPathComponent, line: line, "this is not an image's name and pixel counts")
      }
      sums[Array(entry.series), default: [:]][entry.frame, default: 0] += entry.pixels
    }
    try XZ.decompress(contentsOf: url) { chunk in
      rest.append(contentsOf: chunk)
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: 10) {
        try take(rest[start..<end])
        start = end + 1
      }
      rest.removeSubrange(..<start)
    }
    try take(rest[...])
    var totals: [SeriesID: [Int: Double]] = [:]
    for (series, frames) in sums {
      totals[SeriesID(String(decoding: series, as: UTF8.self))] = frames
    }
    return totals
  }

  private struct Entry {
    var series: ArraySlice<UInt8>
    var frame: Int
    var pixels: Double

    init?(_ line: ArraySlice<UInt8>) {
      guard let tab = line.firstIndex(of: 9),
        let slash = line[..<tab].lastIndex(of: UInt8(ascii: "/")),
        let dash = line[slash..<tab].firstIndex(of: UInt8(ascii: "-"))
      else { return nil }
      series = line[(slash + 1)..<dash]
      // `-frameFFF`: the number stands six bytes behind the dash.
      let digits = line[(dash + 6)...].prefix { $0 >= 48 && $0 <= 57 }
      guard !digits.isEmpty else { return nil }
      frame = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
      let field = line[(tab + 1)...].prefix { $0 != 9 }
      guard let number = Double(String(decoding: field, as: UTF8.self)) else { return nil }
      pixels = number
    }
  }
}
