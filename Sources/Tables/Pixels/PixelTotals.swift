import Foundation

/// Pixel counts of the left ventricle (LV) and myocardium (MY), summed over slices, for every frame
/// of every series.
public struct PixelTotals: Sendable, Hashable {
  /// The frames of one series, in ascending order.
  public struct Frames: Sendable, Hashable {
    /// The number of each frame, from 0.
    public var frames: [Int] = []
    /// Pixels of the left ventricle, one sum for each of `frames`.
    public var lv: [Double] = []
    /// Pixels of the myocardium, one sum for each of `frames`.
    public var my: [Double] = []
  }

  /// Names of the series in the order of their bytes: `1`, `10`, `100`, `1000`, `100_rot90`.
  public var series: [String]
  /// The totals of each of `series`.
  public var totals: [Frames]

  /// Reads a table of predictions, `file lv_pixels my_pixels`, with rows in any order. A file whose
  /// name ends with `.xz` is decompressed.
  ///
  /// The slices of a frame are added in their own order, so that the sums do not depend on that of
  /// the rows. `named`: the file's name in errors. Throws ``TableError`` with file and line.
  public static func read(contentsOf url: URL, named name: String? = nil) throws -> PixelTotals {
    var rows = PixelRows(file: name ?? url.lastPathComponent)
    try TableFile.read(url, named: name) { try rows.append($0) }
    return try rows.totals()
  }

  /// The frames of a series; nil if the table does not contain it.
  public subscript(_ name: String) -> Frames? {
    var low = 0
    var high = series.count
    while low < high {
      let middle = (low + high) / 2
      if series[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low < series.count && series[low] == name ? totals[low] : nil
  }
}
