import Imaging

/// The NIfTI-1 header of an image of up to four dimensions.
public struct NIfTIHeader: Hashable, Sendable {
  /// The number of voxels along x, y and z and of frames along t; 1 for a missing dimension.
  public var size: SIMD4<Int>
  /// The map from voxel indices to RAS in mm.
  public var affine: Affine { didSet { placement = nil } }
  /// The placement as stored in the file; nil if the affine was set otherwise.
  package private(set) var placement: NIfTIPlacement?
  /// The time between frames, in seconds.
  public var timeStep: Double
  /// How voxels are stored.
  public var dataType: NIfTIDataType
  /// The factor of stored numbers: value = stored * slope + intercept.
  public var slope: Double
  /// The offset of stored numbers.
  public var intercept: Double
  /// The description, at most 79 bytes.
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

  /// The header of an image on the same grid with `frames` frames of another type, such as labels
  /// or probabilities. Voxel sizes, units, codes and both forms are this one's.
  public func companion(
    frames: Int, timeStep: Double = 0, dataType: NIfTIDataType = .int16
  ) -> NIfTIHeader {
    var header = self
    header.size.w = frames
    (header.timeStep, header.dataType) = (timeStep, dataType)
    (header.slope, header.intercept, header.text) = (1, 0, "")
    return header
  }

  /// The number of voxels in all frames.
  public var voxels: Int { size.x * size.y * size.z * size.w }
}
