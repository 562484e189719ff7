/// A mask of background, left ventricle and myocardium, rows from top to bottom.
package struct LabelMask: Hashable, Sendable {
  /// The numbers of columns and rows.
  package var width, height: Int
  /// `width * height` raw values of ``TissueClass``, in row-major order.
  package var labels: [UInt8]

  package init(width: Int, height: Int, labels: [UInt8]) {
    precondition(labels.count == width * height, "a mask has width times height labels")
    self.width = width
    self.height = height
    self.labels = labels
  }

  /// The number of pixels of a class.
  package func count(_ tissue: TissueClass) -> Int { labels.count { Int($0) == tissue.rawValue } }

  /// The columns and rows that hold a label; nil for an empty mask.
  package var bounds: (columns: Range<Int>, rows: Range<Int>)? {
    var columns: (Int, Int)?
    var rows: (Int, Int)?
    for row in 0..<height {
      for column in 0..<width where labels[row * width + column] != 0 {
        columns = (min(columns?.0 ?? column, column), max(columns?.1 ?? column, column))
        rows = (rows?.0 ?? row, row)
      }
    }
    guard let columns, let rows else { return nil }
    return (columns.0..<columns.1 + 1, rows.0..<rows.1 + 1)
  }

  /// The part within the given columns and rows. Whatever lies outside the mask is background.
  package func cropped(columns: Range<Int>, rows: Range<Int>) -> LabelMask {
    var result = [UInt8]()
    result.reserveCapacity(columns.count * rows.count)
    for row in rows {
      for column in columns {
        let inside = (0..<width).contains(column) && (0..<height).contains(row)
        result.append(inside ? labels[row * width + column] : 0)
      }
    }
    return LabelMask(width: columns.count, height: rows.count, labels: result)
  }
}
