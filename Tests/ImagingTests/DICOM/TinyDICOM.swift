import Foundation

@testable import Imaging

/// A DICOM file of a few elements, explicit little-endian, as small as the standard allows.
struct TinyDICOM {
  /// Values by tag, with their two-letter representation.
  var elements: [DICOMTag: (vr: String, value: Data)] = [:]

  /// An MR image whose pixels are given row by row.
  init(rows: Int, columns: Int, pixels: [UInt16]) {
    text(.modality, "CS", "MR")
    number(.samplesPerPixel, 1)
    text(.photometricInterpretation, "CS", "MONOCHROME2")
    number(.rows, rows)
    number(.columns, columns)
    number(.bitsAllocated, 16)
    number(.bitsStored, 12)
    number(.highBit, 11)
    number(.pixelRepresentation, 0)
    elements[DICOMTag(0x7FE0, 0x0010)] = (
      "OW", pixels.reduce(into: Data()) { $0.append16(Int($1)) }
    )
  }

  mutating func text(_ tag: DICOMTag, _ vr: String, _ value: String) {
    var bytes = Data(value.utf8)
    if bytes.count % 2 == 1 { bytes.append(vr == "UI" ? 0 : 32) }
    elements[tag] = (vr, bytes)
  }

  mutating func number(_ tag: DICOMTag, _ value: Int) {
    var bytes = Data()
    bytes.append16(value)
    elements[tag] = ("US", bytes)
  }

  var encoded: Data {
    var meta = Data()
    meta.append(
      DICOMTag(0x0002, 0x0010), "UI", Data("1.2.840.10008.1.2.1\0".utf8))
    var file = Data(count: 128)
    file.append(Data("DICM".utf8))
    file.append(DICOMTag(0x0002, 0x0000), "UL", Data([UInt8(meta.count), 0, 0, 0]))
    file.append(meta)
    for (tag, element) in elements.sorted(by: {
      ($0.key.group, $0.key.element) < ($1.key.group, $1.key.element)
    }) {
      file.append(tag, element.vr, element.value)
    }
    return file
  }
}

extension Data {
  fileprivate mutating func append16(_ value: Int) {
    append(contentsOf: [UInt8(value & 255), UInt8(value >> 8 & 255)])
  }

  fileprivate mutating func append(_ tag: DICOMTag, _ vr: String, _ value: Data) {
    append16(Int(tag.group))
    append16(Int(tag.element))
    append(Data(vr.utf8))
    if vr == "OW" { append16(0) }
    append16(value.count)
    if vr == "OW" { append16(value.count >> 16) }
    append(value)
  }
}
