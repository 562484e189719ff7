extension CuratedSeries {
  /// The columns of the original's `patient_dimensions.tsv`.
  public static let dimensionColumns = [
    "pid", "X", "Y", "pixelSpacingX", "pixelSpacingY", "sliceSpacing", "scaleFactor",
  ]

  /// The series' row in that table.
  public var dimensions: [String] {
    [
      // A folder's name may hold what would part the columns.
      String(id.map { $0.isNewline || $0 == "\t" ? " " : $0 }), "\(size.x)", "\(size.y)",
      "\(spacing.x)", "\(spacing.y)", "\(spacing.z)", "\(scaleFactor)",
    ]
  }
}
