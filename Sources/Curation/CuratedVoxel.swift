import Imaging

/// What curated images are written as.
protocol CuratedVoxel: Voxel {
  /// One image as its series has it. Throws ``FileError``.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> PixelGrid<Self>
}

extension Float: CuratedVoxel {
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> Plane { transform(try header.plane) }
}

extension Int16: CuratedVoxel {
  /// Pixels that stay as they are never become real numbers: most images of a cohort.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> PixelGrid<Int16> {
    if transform.keepsPixels, let whole = header.wholePixels {
      return transform.transform.centered(whole)
    }
    let plane = transform(try header.plane)
    return PixelGrid(
      rows: plane.rows, columns: plane.columns,
      values: plane.values.elementwise(Int16.init(nearest:)))
  }
}
