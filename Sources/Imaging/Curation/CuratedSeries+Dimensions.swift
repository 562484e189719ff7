extension CuratedSeries {
  /// The columns of the original's `patient_dimensions.tsv`.
  public static let dimensionColumns = [
    "pid", "X", "Y", "pixelSpacingX", "pixelSpacingY", "sliceSpacing", "scaleFactor",
  ]

  /// Its row of that table.
  public var dimensions: [String] {
    [
      id, "\(size.x)", "\(size.y)", "\(spacing.x)", "\(spacing.y)", "\(spacing.z)",
      "\(scaleFactor)",
    ]
  }
}
