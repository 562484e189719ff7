import CDCMTK
import Foundation

/// An open DICOM file, read lazily: elements as they are asked for, frames one at a time.
///
/// A class because it owns DCMTK's handle; it belongs to one task at a time.
public final class DICOMFile {
  /// How much of a file is opened.
  public enum Part: Sendable {
    /// Everything before the pixel data: a few kilobytes, whatever the file's size.
    case header
    case all
  }

  /// The path, as errors name it.
  public let path: String
  let handle: OpaquePointer

  /// Opens a file. Throws ``DICOMError``.
  public init(contentsOf url: URL, part: Part = .all) throws(DICOMError) {
    path = url.path
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw DICOMError(path: path, reason: "the file cannot be opened")
    }
    let opened = Reason.of { reason, size in
      dicom_open(url.path, part == .all ? 1 : 0, reason, size)
    }
    guard let handle = opened.value else {
      throw DICOMError(
        path: path,
        reason: Self.hasPrefix(url)
          ? "the file is damaged or cut short (\(opened.reason))" : "this is no DICOM file")
    }
    self.handle = handle
  }

  deinit { dicom_close(handle) }

  /// The UID of the transfer syntax.
  public var transferSyntax: String { String(cString: dicom_transfer_syntax(handle)) }

  /// The number of frames, 1 for a file that does not say.
  public var frameCount: Int { max(1, integer(.numberOfFrames) ?? 1) }

  /// An element's values, parted by backslashes and without padding; nil where it is missing or empty.
  /// In an enhanced file `frame` (from 0) says whose functional groups count.
  public func text(_ tag: DICOMTag, frame: Int = 0) -> String? {
    guard let text = dicom_text(handle, Int32(clamping: frame), tag.group, tag.element) else {
      return nil
    }
    let trimmed = String(cString: text).trimmingCharacters(in: Self.padding)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// An element's values as finite numbers; nil where it is missing or one of them is no number.
  public func numbers(_ tag: DICOMTag, frame: Int = 0) -> [Double]? {
    guard let text = text(tag, frame: frame) else { return nil }
    let values = text.split(separator: "\\", omittingEmptySubsequences: false).map {
      Double($0.trimmingCharacters(in: Self.padding))
    }
    let known = values.compactMap { $0 }.filter(\.isFinite)
    return known.count == values.count ? known : nil
  }

  /// The first value as a number.
  public func number(_ tag: DICOMTag, frame: Int = 0) -> Double? {
    numbers(tag, frame: frame)?.first
  }

  /// The first value as an integer; nil where it is none.
  public func integer(_ tag: DICOMTag, frame: Int = 0) -> Int? {
    number(tag, frame: frame).flatMap { Int(exactly: $0) }
  }

  /// One frame's samples as stored, before masking and rescaling: `count` values of `Sample`, row by row.
  func samples<Sample: FixedWidthInteger>(
    frame: Int, as type: Sample.Type, count: Int
  ) throws(DICOMError) -> [Sample] {
    let size = Int(dicom_frame_size(handle))
    guard size == count * MemoryLayout<Sample>.size else {
      throw DICOMError(
        path: path, reason: "the pixel data has another size than rows and columns say")
    }
    var samples = [Sample](repeating: 0, count: count)
    let decoded = samples.withUnsafeMutableBytes { bytes in
      Reason.of { reason, reasonSize in
        dicom_frame(
          handle, Int32(clamping: frame), bytes.baseAddress, UInt32(size), reason, reasonSize)
      }
    }
    guard decoded.value == 0 else {
      throw DICOMError(path: path, reason: "the pixels cannot be decoded (\(decoded.reason))")
    }
    return samples
  }

  /// Whether the file says of itself that it is DICOM; old ones without it are read as well.
  private static func hasPrefix(_ url: URL) -> Bool {
    guard let file = try? FileHandle(forReadingFrom: url) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 132))?.dropFirst(128).elementsEqual("DICM".utf8) == true
  }

  static let padding = CharacterSet(charactersIn: " \0\t\r\n")
}
