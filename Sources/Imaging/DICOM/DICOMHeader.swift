/// What the header of one image says: where it lies, when it was taken, of whom and by what.
///
/// Numbers that a file leaves out or writes wrongly are nil; nothing is guessed.
public struct DICOMHeader: Hashable, Sendable {
  public var path: String
  /// From 0; always 0 in a file of one image.
  public var frame: Int
  public var studyUID: String
  public var seriesUID: String
  public var instanceUID: String
  public var seriesNumber: Int?
  public var instanceNumber: Int?
  public var seriesDescription: String
  public var modality: String
  /// Phase, or the real or imaginary part of a complex image: no magnitude.
  public var isPhaseImage = false

  public var rows: Int
  public var columns: Int
  /// Between rows, then between columns, in mm.
  public var pixelSpacing: SIMD2<Double>?
  /// The centre of the first pixel, LPS, in mm.
  public var position: SIMD3<Double>?
  /// The directions of a row and of a column, LPS.
  public var orientation: ImageOrientation?
  /// Along the normal, in mm, from an origin of the scanner's choice.
  public var sliceLocation: Double?
  public var sliceThickness: Double?
  public var spacingBetweenSlices: Double?
  /// Since the R wave, in ms.
  public var triggerTime: Double?
  /// From one frame to the next, in ms; nil as well where there is a trigger time above 0.
  public var frameTime: Double?
  /// From one R wave to the next, in ms; nil as well where there is a trigger time above 0.
  public var heartInterval: Double?
  /// Phases of the heart cycle in the series.
  public var cardiacNumberOfImages: Int?

  public var patientID: String
  public var patientSex: String
  /// As written: three digits and a unit, D, W, M or Y.
  public var patientAge: String
  public var manufacturer: String
  public var model: String
  /// In tesla.
  public var magneticFieldStrength: Double?
  /// In ms.
  public var echoTime: Double?
  /// In ms.
  public var repetitionTime: Double?
  /// Whether rescaled values are whole numbers that 16 bits with a sign can hold.
  public var isInt16: Bool
  /// Whether the header gives values a scale that cannot be, and that is passed over.
  package internal(set) var hasImpossibleScale = false
  /// How to read the pixels without DCMTK, where that can be.
  var nativePixels: NativePixels?

  /// nil where the header says none.
  public var ageInYears: Double? {
    guard let count = Double(patientAge.filter(\.isNumber)), let unit = patientAge.last else {
      return nil
    }
    switch unit {
    case "D": return count / 365.25
    case "W": return count / 52
    case "M": return count / 12
    default: return count
    }
  }
}
