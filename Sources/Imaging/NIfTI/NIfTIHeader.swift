/// What a NIfTI-1 header says of an image of up to four dimensions.
public struct NIfTIHeader: Hashable, Sendable {
  /// Voxels along x, y, z and frames along t; 1 where there is no such dimension.
  public var size: SIMD4<Int>
  /// Voxel to RAS in mm.
  public var affine: Affine { didSet { placement = nil } }
  /// As the file has it that the header was read from; nil where the affine is from elsewhere.
  private(set) var placement: NIfTIPlacement?
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

  /// A header that was read from a file.
  init(
    size: SIMD4<Int>, placement: NIfTIPlacement, timeStep: Double, dataType: NIfTIDataType,
    slope: Double, intercept: Double, text: String
  ) {
    self.init(
      size: size, affine: placement.affine(size), timeStep: timeStep, dataType: dataType,
      slope: slope, intercept: intercept, text: text)
    self.placement = placement
  }

  /// The header of an image that lies where this one does, with `frames` frames of another type:
  /// labels, or probabilities. Voxel sizes, units, codes and both forms are this one's.
  public func companion(
    frames: Int, timeStep: Double = 0, dataType: NIfTIDataType = .int16
  ) -> NIfTIHeader {
    var header = self
    header.size.w = frames
    (header.timeStep, header.dataType) = (timeStep, dataType)
    (header.slope, header.intercept, header.text) = (1, 0, "")
    return header
  }

  /// Voxels of all frames.
  public var voxels: Int { size.x * size.y * size.z * size.w }
}
