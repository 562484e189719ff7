/// What images are written as.
protocol Voxel: Hashable, Sendable, ExpressibleByIntegerLiteral {
  static var dataType: NIfTIDataType { get }
  /// Its bytes as the file has them.
  var littleEndian: Self { get }
  /// The nearest there is.
  init(nearest value: Float)
  /// One image as its series has it. Throws ``FileError``.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> PixelGrid<Self>
}

extension Float: Voxel {
  static var dataType: NIfTIDataType { .float32 }
  var littleEndian: Float { Float(bitPattern: bitPattern.littleEndian) }
  init(nearest value: Float) { self = value }

  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> Plane { transform(try header.plane) }
}

extension Int16: Voxel {
  static var dataType: NIfTIDataType { .int16 }

  /// Ties to even, the ends of the range for what lies beyond, 0 for what is no number.
  init(nearest value: Float) {
    // Above 1.5 * 2^23 a float has no bits for a fraction: the sum is rounded, and its low bits are the number. So a
    // processor takes many values at once, which it does not with `rounded()`.
    let inside = Swift.max(-32768, Swift.min(32767, value.isNaN ? 0 : value))
    self = Int16(truncatingIfNeeded: (inside + 0x1.8p23).bitPattern)
  }

  /// Pixels that stay as they are never become real numbers: most images of a cohort.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform
  ) throws(FileError) -> PixelGrid<Int16> {
    if transform.keepsPixels, let whole = header.nativePixels?.whole(path: header.path) {
      return transform.transform.centered(whole)
    }
    let plane = transform(try header.plane)
    return PixelGrid(
      rows: plane.rows, columns: plane.columns,
      values: plane.values.elementwise(Int16.init(nearest:)))
  }
}
