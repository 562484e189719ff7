/// The header of one image: its position, its time, the patient and the scanner.
///
/// Numbers that a file omits or writes wrongly are nil; nothing is guessed.
public struct DICOMHeader: Hashable, Sendable {
  /// The file's path.
  public var path: String
  /// From 0; always 0 in a file of one image.
  public var frame: Int
  /// StudyInstanceUID.
  public var studyUID: String
  /// SeriesInstanceUID.
  public var seriesUID: String
  /// SOPInstanceUID.
  public var instanceUID: String
  /// SeriesNumber.
  public var seriesNumber: Int?
  /// InstanceNumber.
  public var instanceNumber: Int?
  /// SeriesDescription.
  public var seriesDescription: String
  /// Modality, such as `MR`.
  public var modality: String
  /// Whether it is a phase image, or the real or imaginary part of a complex one, not a magnitude.
  public var isPhaseImage = false

  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// Between rows, then between columns, in mm.
  public var pixelSpacing: SIMD2<Double>?
  /// The centre of the first pixel, LPS, in mm.
  public var position: SIMD3<Double>?
  /// The directions of a row and of a column, LPS.
  public var orientation: ImageOrientation?
  /// Along the normal, in mm, from an origin of the scanner's choice.
  public var sliceLocation: Double?
  /// SliceThickness, in mm.
  public var sliceThickness: Double?
  /// SpacingBetweenSlices, in mm.
  public var spacingBetweenSlices: Double?
  /// Since the R wave, in ms.
  public var triggerTime: Double?
  /// From one frame to the next, in ms.
  public var frameTime: Double?
  /// From one R wave to the next, in ms.
  public var heartInterval: Double?
  /// The place of the image in time, from 1: TemporalPositionIdentifier, or an enhanced frame's
  /// TemporalPositionIndex.
  public var temporalPosition: Int?
  /// The share of the heart cycle at which it was taken, in per cent.
  public var cyclePercentage: Double?
  /// When it was acquired, in seconds since midnight.
  public var acquisitionTime: Double?
  /// When its content was made, in seconds since midnight.
  public var contentTime: Double?
  /// AcquisitionNumber.
  public var acquisitionNumber: Int?
  /// How it was gated, as an enhanced file says: `PROSPECTIVE`, `RETROSPECTIVE`, `REALTIME`, ...
  public var gating = ""
  /// In ms.
  public var inversionTime: Double?
  /// All that names the sequence, in lower case: type, description, protocol, contrast, tagging.
  public var sequenceWords = ""
  /// Phases of the heart cycle in the series.
  public var cardiacNumberOfImages: Int?

  /// PatientID.
  public var patientID: String
  /// PatientSex, usually `F` or `M`.
  public var patientSex: String
  /// As written: three digits and a unit, D, W, M or Y.
  public var patientAge: String
  /// Manufacturer of the scanner.
  public var manufacturer: String
  /// ManufacturerModelName of the scanner.
  public var model: String
  /// In tesla.
  public var magneticFieldStrength: Double?
  /// In ms.
  public var echoTime: Double?
  /// In ms.
  public var repetitionTime: Double?
  /// The name of the compression if it keeps the pixels from being read; else nil.
  public var unreadableCompression: String?
  /// Whether rescaled values are whole numbers that 16 bits with a sign can hold.
  public var isInt16: Bool
  /// Whether the header states an impossible scale of values, which is ignored.
  package internal(set) var hasImpossibleScale = false
  /// How to read the pixels without DCMTK; nil if that is impossible.
  var nativePixels: NativePixels?

  /// The age in years; nil if the header states none.
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
