import CDCMTK
import Foundation

/// A grey image of 16 bits with its elements, to be written as a DICOM file.
public struct DICOMImage: Sendable {
  /// How an element's value is represented.
  public enum Representation: String, Sendable {
    case ageString = "AS"
    case codeString = "CS"
    case date = "DA"
    case decimalString = "DS"
    case integerString = "IS"
    case longString = "LO"
    case personName = "PN"
    case shortString = "SH"
    case time = "TM"
    case uniqueIdentifier = "UI"
    case unsignedShort = "US"
  }

  private struct Element: Sendable {
    var tag: DICOMTag
    var representation: Representation
    var text: String
  }

  private let pixels: [UInt16]
  private var elements: [Element] = []

  /// An image with the elements that describe its pixels: rows, columns, MONOCHROME2, 12 bits of
  /// 16.
  public init(rows: Int, columns: Int, pixels: [UInt16]) {
    precondition(pixels.count == rows * columns, "an image has rows times columns pixels")
    self.pixels = pixels
    set(.samplesPerPixel, .unsignedShort, "1")
    set(.photometricInterpretation, .codeString, "MONOCHROME2")
    set(.rows, .unsignedShort, "\(rows)")
    set(.columns, .unsignedShort, "\(columns)")
    set(.bitsAllocated, .unsignedShort, "16")
    set(.bitsStored, .unsignedShort, "12")
    set(.highBit, .unsignedShort, "11")
    set(.pixelRepresentation, .unsignedShort, "0")
  }

  /// Sets an element from text, values parted by backslashes.
  public mutating func set(_ tag: DICOMTag, _ representation: Representation, _ text: String) {
    elements.append(Element(tag: tag, representation: representation, text: text))
  }

  /// Sets an element to numbers, each with up to 6 decimals, as far as the 16 bytes of a decimal
  /// string hold them. ``write(to:)`` refuses what is no finite number.
  public mutating func set(_ tag: DICOMTag, _ numbers: [Double]) {
    set(tag, .decimalString, numbers.map(Self.decimal).joined(separator: "\\"))
  }

  /// Writes the file, explicit little-endian; the same bytes for the same image. Throws
  /// ``FileError``.
  public func write(to url: URL) throws(FileError) {
    let path = url.path
    guard let file = dicom_create(pixels, UInt32(pixels.count)) else {
      throw FileError(path: path, reason: "there is no memory for the image")
    }
    defer { dicom_close(file) }
    for element in elements {
      let vr = element.representation.rawValue
      if element.representation == .decimalString,
        !element.text.split(separator: "\\").allSatisfy({ Double($0)?.isFinite == true })
      {
        throw FileError(path: path, reason: "\"\(element.text)\" is no value of type \(vr)")
      }
      guard dicom_put(file, element.tag.group, element.tag.element, vr, element.text) == 0 else {
        throw FileError(path: path, reason: "\"\(element.text)\" is no value of type \(vr)")
      }
    }
    let written = Reason.of { dicom_write(file, path, $0, $1) }
    guard written.value == 0 else {
      throw FileError(path: path, reason: "the file cannot be written (\(written.reason))")
    }
  }

  private static func decimal(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    guard abs(number) < 1e8 else { return String(format: "%.9e", number) }
    let rounded = (number * 1e6).rounded() / 1e6
    if let whole = Int(exactly: rounded) { return "\(whole)" }
    var text = String(format: "%.6f", rounded)
    while text.last == "0" { text.removeLast() }
    return text
  }
}
