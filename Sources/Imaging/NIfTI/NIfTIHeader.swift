/// What a NIfTI-1 header says of an image of up to four dimensions.
public struct NIfTIHeader: Hashable, Sendable {
  /// Voxels along x, y, z and frames along t; 1 where there is no such dimension.
  public var size: SIMD4<Int>
  /// Voxel to RAS in mm.
  public var affine: Affine
  /// Between frames, in seconds.
  public var timeStep: Double
  public var dataType: NIfTIDataType
  /// A stored number times the slope plus the intercept is the value.
  public var slope: Double
  public var intercept: Double
  /// At most 79 bytes.
  public var text: String

  public init(
    size: SIMD4<Int>, affine: Affine, timeStep: Double = 0, dataType: NIfTIDataType = .int16,
    slope: Double = 1, intercept: Double = 0, text: String = ""
  ) {
    self.size = size
    self.affine = affine
    self.timeStep = timeStep
    self.dataType = dataType
    self.slope = slope
    self.intercept = intercept
    self.text = text
  }

  /// Voxels of all frames.
  public var voxels: Int { size.x * size.y * size.z * size.w }
}
