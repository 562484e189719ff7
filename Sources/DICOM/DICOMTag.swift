/// The tag of a DICOM element. The constants have the keywords of DICOM PS3.6, which defines their
/// meaning.
public struct DICOMTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The group number.
  public var group: UInt16
  /// The element number within the group.
  public var element: UInt16

  public init(_ group: UInt16, _ element: UInt16) {
    self.group = group
    self.element = element
  }

  /// As the standard writes it: `(0018,0081)`.
  public var description: String {
    func hex(_ number: UInt16) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "(\(hex(group)),\(hex(element)))"
  }

  /// Orders tags by group, then by element, as in files.
  public static func < (a: DICOMTag, b: DICOMTag) -> Bool {
    (a.group, a.element) < (b.group, b.element)
  }

  public static let imageType = DICOMTag(0x0008, 0x0008)
  public static let sopClassUID = DICOMTag(0x0008, 0x0016)
  public static let sopInstanceUID = DICOMTag(0x0008, 0x0018)
  public static let studyDate = DICOMTag(0x0008, 0x0020)
  public static let studyTime = DICOMTag(0x0008, 0x0030)
  public static let accessionNumber = DICOMTag(0x0008, 0x0050)
  public static let modality = DICOMTag(0x0008, 0x0060)
  public static let manufacturer = DICOMTag(0x0008, 0x0070)
  public static let referringPhysicianName = DICOMTag(0x0008, 0x0090)
  public static let acquisitionTime = DICOMTag(0x0008, 0x0032)
  public static let acquisitionDateTime = DICOMTag(0x0008, 0x002A)
  public static let contentTime = DICOMTag(0x0008, 0x0033)
  public static let acquisitionContrast = DICOMTag(0x0008, 0x9209)
  public static let frameType = DICOMTag(0x0008, 0x9007)
  public static let seriesDescription = DICOMTag(0x0008, 0x103E)
  public static let manufacturerModelName = DICOMTag(0x0008, 0x1090)
  public static let complexImageComponent = DICOMTag(0x0008, 0x9208)
  public static let patientName = DICOMTag(0x0010, 0x0010)
  public static let patientID = DICOMTag(0x0010, 0x0020)
  public static let patientBirthDate = DICOMTag(0x0010, 0x0030)
  public static let patientSex = DICOMTag(0x0010, 0x0040)
  public static let patientAge = DICOMTag(0x0010, 0x1010)
  public static let scanningSequence = DICOMTag(0x0018, 0x0020)
  public static let sequenceVariant = DICOMTag(0x0018, 0x0021)
  public static let scanOptions = DICOMTag(0x0018, 0x0022)
  public static let mrAcquisitionType = DICOMTag(0x0018, 0x0023)
  public static let sliceThickness = DICOMTag(0x0018, 0x0050)
  public static let repetitionTime = DICOMTag(0x0018, 0x0080)
  public static let echoTime = DICOMTag(0x0018, 0x0081)
  public static let magneticFieldStrength = DICOMTag(0x0018, 0x0087)
  public static let spacingBetweenSlices = DICOMTag(0x0018, 0x0088)
  public static let inversionTime = DICOMTag(0x0018, 0x0082)
  public static let protocolName = DICOMTag(0x0018, 0x1030)
  public static let sequenceName = DICOMTag(0x0018, 0x0024)
  public static let tagging = DICOMTag(0x0018, 0x9028)
  public static let cardiacSynchronizationTechnique = DICOMTag(0x0018, 0x9037)
  public static let frameAcquisitionDateTime = DICOMTag(0x0018, 0x9074)
  public static let acquisitionNumber = DICOMTag(0x0020, 0x0012)
  public static let temporalPositionIdentifier = DICOMTag(0x0020, 0x0100)
  public static let temporalPositionIndex = DICOMTag(0x0020, 0x9128)
  public static let nominalPercentageOfCardiacPhase = DICOMTag(0x0020, 0x9241)
  public static let echoTrainLength = DICOMTag(0x0018, 0x0091)
  public static let triggerTime = DICOMTag(0x0018, 0x1060)
  public static let frameTime = DICOMTag(0x0018, 0x1063)
  public static let nominalInterval = DICOMTag(0x0018, 0x1062)
  public static let heartRate = DICOMTag(0x0018, 0x1088)
  public static let cardiacNumberOfImages = DICOMTag(0x0018, 0x1090)
  public static let flipAngle = DICOMTag(0x0018, 0x1314)
  public static let patientPosition = DICOMTag(0x0018, 0x5100)
  public static let effectiveEchoTime = DICOMTag(0x0018, 0x9082)
  public static let studyInstanceUID = DICOMTag(0x0020, 0x000D)
  public static let seriesInstanceUID = DICOMTag(0x0020, 0x000E)
  public static let studyID = DICOMTag(0x0020, 0x0010)
  public static let seriesNumber = DICOMTag(0x0020, 0x0011)
  public static let instanceNumber = DICOMTag(0x0020, 0x0013)
  public static let imagePositionPatient = DICOMTag(0x0020, 0x0032)
  public static let imageOrientationPatient = DICOMTag(0x0020, 0x0037)
  public static let frameOfReferenceUID = DICOMTag(0x0020, 0x0052)
  public static let positionReferenceIndicator = DICOMTag(0x0020, 0x1040)
  public static let sliceLocation = DICOMTag(0x0020, 0x1041)
  public static let nominalCardiacTriggerDelayTime = DICOMTag(0x0020, 0x9153)
  public static let actualCardiacTriggerDelayTime = DICOMTag(0x0020, 0x9252)
  public static let temporalPositionTimeOffset = DICOMTag(0x0020, 0x930D)
  public static let rrIntervalTimeNominal = DICOMTag(0x0020, 0x9251)
  public static let samplesPerPixel = DICOMTag(0x0028, 0x0002)
  public static let photometricInterpretation = DICOMTag(0x0028, 0x0004)
  public static let numberOfFrames = DICOMTag(0x0028, 0x0008)
  public static let rows = DICOMTag(0x0028, 0x0010)
  public static let columns = DICOMTag(0x0028, 0x0011)
  public static let pixelSpacing = DICOMTag(0x0028, 0x0030)
  public static let bitsAllocated = DICOMTag(0x0028, 0x0100)
  public static let bitsStored = DICOMTag(0x0028, 0x0101)
  public static let highBit = DICOMTag(0x0028, 0x0102)
  public static let pixelRepresentation = DICOMTag(0x0028, 0x0103)
  public static let windowCenter = DICOMTag(0x0028, 0x1050)
  public static let windowWidth = DICOMTag(0x0028, 0x1051)
  public static let rescaleIntercept = DICOMTag(0x0028, 0x1052)
  public static let rescaleSlope = DICOMTag(0x0028, 0x1053)
}
