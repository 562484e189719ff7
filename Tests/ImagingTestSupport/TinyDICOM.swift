import DICOM
import Foundation
import Imaging

/// A DICOM file of a few elements, explicit little-endian, as small as the standard allows.
public struct TinyDICOM {
  /// Values by tag, with their two-letter representation.
  public var elements: [DICOMTag: (vr: String, value: Data)] = [:]
  /// Said, whatever the pixels are: of a compressed one they lie in a fragment.
  public var transferSyntax = "1.2.840.10008.1.2.1"

  /// An MR image whose pixels are given row by row.
  public init(rows: Int, columns: Int, pixels: [UInt16]) {
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

  public mutating func text(_ tag: DICOMTag, _ vr: String, _ value: String) {
    var bytes = Data(value.utf8)
    if bytes.count % 2 == 1 { bytes.append(vr == "UI" ? 0 : 32) }
    elements[tag] = (vr, bytes)
  }

  public mutating func number(_ tag: DICOMTag, _ value: Int) {
    var bytes = Data()
    bytes.append16(value)
    elements[tag] = ("US", bytes)
  }

  /// Items of a sequence, each of some elements.
  public mutating func sequence(
    _ tag: DICOMTag, _ items: [[(tag: DICOMTag, vr: String, value: Data)]]
  ) {
    elements[tag] = ("SQ", Self.sequence(items))
  }

  public static func sequence(_ items: [[(tag: DICOMTag, vr: String, value: Data)]]) -> Data {
    items.reduce(into: Data()) { sequence, elements in
      let item = elements.reduce(into: Data()) { $0.append($1.tag, $1.vr, $1.value) }
      for word in [0xFFFE, 0xE000, item.count, item.count >> 16] { sequence.append16(word) }
      sequence.append(item)
    }
  }

  public var encoded: Data {
    var meta = Data()
    meta.append(
      DICOMTag(0x0002, 0x0010), "UI",
      Data((transferSyntax + (transferSyntax.count % 2 == 1 ? "\0" : "")).utf8))
    var file = Data(count: 128)
    file.append(Data("DICM".utf8))
    file.append(DICOMTag(0x0002, 0x0000), "UL", Data([UInt8(meta.count), 0, 0, 0]))
    file.append(meta)
    for (tag, element) in elements.sorted(by: {
      ($0.key.group, $0.key.element) < ($1.key.group, $1.key.element)
    }) {
      if tag == DICOMTag(0x7FE0, 0x0010), transferSyntax.hasPrefix("1.2.840.10008.1.2.4.") {
        file.append(fragment: element.value)
      } else {
        file.append(tag, element.vr, element.value)
      }
    }
    return file
  }
}

extension Data {
  fileprivate mutating func append16(_ value: Int) {
    append(contentsOf: [UInt8(value & 255), UInt8(value >> 8 & 255)])
  }

  /// Pixels in one fragment, behind a table of offsets that is empty.
  fileprivate mutating func append(fragment: Data) {
    for word in [0x7FE0, 0x0010, 0x424F, 0, 0xFFFF, 0xFFFF, 0xFFFE, 0xE000, 0, 0] { append16(word) }
    for word in [0xFFFE, 0xE000, fragment.count, fragment.count >> 16] { append16(word) }
    append(fragment)
    for word in [0xFFFE, 0xE0DD, 0, 0] { append16(word) }
  }

  fileprivate mutating func append(_ tag: DICOMTag, _ vr: String, _ value: Data) {
    append16(Int(tag.group))
    append16(Int(tag.element))
    append(Data(vr.utf8))
    let isLong = ["OW", "SQ"].contains(vr)
    if isLong { append16(0) }
    append16(value.count)
    if isLong { append16(value.count >> 16) }
    append(value)
  }
}
