import Imaging

/// How a patient is scanned: the machine, the protocol and where the slices lie.
public struct PhantomScan: Hashable, Sendable {
  /// The scanner's manufacturer.
  public var manufacturer: String
  /// The scanner's model.
  public var model: String
  /// The field strength, in tesla.
  public var field: Double
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// The distance of pixels, in mm.
  public var spacing: Double
  /// The thickness of a slice, in mm.
  public var thickness: Double
  /// Between the middles of neighbouring slices, in mm.
  public var sliceDistance: Double
  /// The number of slices.
  public var slices: Int
  /// Of the lowest slice's middle, from the outer apex at end-diastole towards the base, in mm.
  public var firstSlice: Double
  /// The number of cardiac phases.
  public var phases: Int
  /// From one R wave to the next, in ms.
  public var cycle: Double
  /// The echo time, in ms.
  public var echoTime: Double
  /// The repetition time, in ms.
  public var repetitionTime: Double
  /// The flip angle, in degrees.
  public var flipAngle: Double
  /// The image lies on its side: its right is the patient's down.
  public var isLandscape: Bool
  /// How far the upright image is turned about the heart's axis, clockwise in radians.
  public var turn: Double
  /// Where the middle of the image is within the slice, from the axis of the left ventricle.
  public var center: SIMD2<Double>
  /// The directions of the upright image, LPS.
  public var orientation: ImageOrientation
  /// Of the outer apex at end-diastole, LPS, in mm.
  public var apex: SIMD3<Double>
  /// Over how many mm edges are smeared, beside the pixel's own size.
  public var blur: Double
  /// How bright blood is, as a multiple of the usual.
  public var gain: Double
  /// Standard deviation of the noise where blood is 1.
  public var noise: Double
  /// How uneven the coils are: the share that is lost from the near to the far side.
  public var shading: Double

  /// The same field of view as a square of `matrix` x `matrix` pixels: what the networks see.
  public func squared(_ matrix: Int) -> PhantomScan {
    var scan = self
    scan.spacing = spacing * Double(max(rows, columns)) / Double(matrix)
    (scan.rows, scan.columns) = (matrix, matrix)
    return scan
  }

  /// As curation leaves the images: the same field of view, with at most 256 pixels along the
  /// longer side.
  package var curated: PhantomScan {
    let factor = LargestMatrix.scale(rows: rows, columns: columns)
    guard factor < 1 else { return self }
    var scan = self
    scan.rows = LargestMatrix.scaled(rows, factor)
    scan.columns = LargestMatrix.scaled(columns, factor)
    scan.spacing = spacing / factor
    return scan
  }

  /// About the same field of view with `matrix` pixels along its longer side, and an even number
  /// along the other.
  public func scaled(_ matrix: Int) -> PhantomScan {
    let factor = Double(matrix) / Double(max(rows, columns))
    func even(_ count: Int) -> Int { max(2, 2 * Int((Double(count) * factor / 2).rounded())) }
    var scan = self
    scan.spacing = spacing / factor
    (scan.rows, scan.columns) =
      rows >= columns ? (matrix, even(columns)) : (even(rows), matrix)
    return scan
  }
}
