import Foundation

/// Pixels of left ventricle (LV) and myocardium (MY), summed over the slices of every frame of
/// every series.
public struct PixelTotals: Sendable, Hashable {
  /// The frames of one series, in ascending order.
  public struct Frames: Sendable, Hashable {
    /// The frame of each total, from 0.
    public var frames: [Int] = []
    /// One sum for each of `frames`.
    public var lv: [Double] = []
    /// Pixels of the myocardium, as `lv`.
    public var my: [Double] = []
  }

  /// In the order of their bytes: `1`, `10`, `100`, `1000`, `100_rot90`.
  public var series: [String]
  /// One for each of `series`.
  public var totals: [Frames]

  /// Reads a table of predictions, `file lv_pixels my_pixels`, xz by the file's ending; rows in any
  /// order.
  ///
  /// The slices of a frame are added in their order, so that the sums do not depend on the order of
  /// the rows. `named`: what errors call the file. Throws ``TableError`` with file and line.
  public static func read(contentsOf url: URL, named name: String? = nil) throws -> PixelTotals {
    var rows = PixelRows(file: name ?? url.lastPathComponent)
    try TableFile.read(url, named: name) { try rows.append($0) }
    return try rows.totals()
  }

  /// nil for a series that the table does not hold.
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
