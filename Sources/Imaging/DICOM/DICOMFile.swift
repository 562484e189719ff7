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

  /// Reasons why a file was never meant to be an image.
  package static let isNoDICOM = "this is no DICOM file"
  package static let isNoImage = "the file holds no image: it has no rows and columns"
  /// Of a file or a folder: a path is text, and this one was mended to be one.
  package static let isNoText = "its name is no UTF-8, so that it cannot be opened; rename it"

  /// Opens a file. Throws ``FileError``.
  public convenience init(contentsOf url: URL, part: Part = .all) throws(FileError) {
    try self.init(path: url.path, part: part)
  }

  /// As the public one, for paths that were never a URL.
  package init(path: String, part: Part) throws(FileError) {
    self.path = path
    guard faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 else {
      if errno == ENOENT, path.contains("\u{FFFD}") {
        throw FileError(path: path, reason: Self.isNoText)
      }
      let why = String(cString: strerror(errno)).lowercased()
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      throw FileError(
        path: path,
        reason: "the \(isFolder.boolValue ? "folder" : "file") cannot be opened (\(why))")
    }
    let opened = Reason.of { reason, size in
      dicom_open(path, part == .all ? 1 : 0, reason, size)
    }
    guard let handle = opened.value else {
      throw FileError(
        path: path,
        reason: Self.hasPrefix(URL(filePath: path))
          ? "the file is damaged or cut short (\(opened.reason))" : Self.isNoDICOM)
    }
    self.handle = handle
  }

  deinit { dicom_close(handle) }

  /// The UID of the transfer syntax.
  public var transferSyntax: String { String(cString: dicom_transfer_syntax(handle)) }

  /// The number of frames, 1 for a file that does not say.
  public var frameCount: Int { max(1, integer(.numberOfFrames) ?? 1) }

  /// An element's values, parted by backslashes and without padding; nil where it is missing or
  /// empty. In an enhanced file `frame` (from 0) says whose functional groups count.
  public func text(_ tag: DICOMTag, frame: Int = 0) -> String? {
    bytes(tag, frame: frame).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same, where an enhanced file's frame says it before the file's head does: what the head
  /// says of all frames together (`MIXED`, a slope) is not that of each.
  public func frameText(_ tag: DICOMTag, frame: Int) -> String? {
    Self.told(dicom_frame_text(handle, Int32(clamping: frame), tag.group, tag.element))
      .map { String(decoding: $0, as: UTF8.self) } ?? text(tag, frame: frame)
  }

  /// The first value as a number, the frame's before the head's; nil where it is not finite.
  public func frameNumber(_ tag: DICOMTag, frame: Int) -> Double? {
    frameText(tag, frame: frame)?.split(separator: "\\").first.flatMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The bytes of that text, until DCMTK is asked again.
  private func bytes(_ tag: DICOMTag, frame: Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
    Self.told(dicom_text(handle, Int32(clamping: frame), tag.group, tag.element))
  }

  private static func told(
    _ text: UnsafePointer<CChar>?
  ) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard let text else { return nil }
    let trimmed = trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// An element's values as finite numbers; nil where it is missing or one of them is no number.
  public func numbers(_ tag: DICOMTag, frame: Int = 0) -> [Double]? {
    guard let bytes = bytes(tag, frame: frame) else { return nil }
    var values: [Double] = []
    for value in bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false) {
      guard let number = Double(String(decoding: Self.trimmed(value), as: UTF8.self)),
        number.isFinite
      else { return nil }
      values.append(number)
    }
    return values
  }

  /// The first value as a number.
  public func number(_ tag: DICOMTag, frame: Int = 0) -> Double? {
    numbers(tag, frame: frame)?.first
  }

  /// The first value as an integer; nil where it is none.
  public func integer(_ tag: DICOMTag, frame: Int = 0) -> Int? {
    number(tag, frame: frame).flatMap { Int(exactly: $0) }
  }

  /// One frame's samples as stored, before masking and rescaling: `count` values of `Sample`, row
  /// by row.
  func samples<Sample: FixedWidthInteger>(
    frame: Int, as type: Sample.Type, count: Int
  ) throws(FileError) -> [Sample] {
    let size = Int(dicom_frame_size(handle))
    guard size == count * MemoryLayout<Sample>.size else {
      throw FileError(
        path: path, reason: "the pixel data has another size than rows and columns say")
    }
    // DCMTK asks for room for an even number of bytes.
    var samples = [Sample](repeating: 0, count: count + count % 2)
    let decoded = samples.withUnsafeMutableBytes { bytes in
      Reason.of { reason, reasonSize in
        dicom_frame(
          handle, Int32(clamping: frame), bytes.baseAddress, UInt32(bytes.count), reason,
          reasonSize)
      }
    }
    samples.removeLast(count % 2)
    guard decoded.value == 0 else {
      throw FileError(path: path, reason: "the pixels cannot be decoded (\(decoded.reason))")
    }
    return samples
  }

  /// Whether the file says of itself that it is DICOM; old ones without it are read as well.
  private static func hasPrefix(_ url: URL) -> Bool {
    guard let file = try? FileHandle(forReadingFrom: url) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 132))?.dropFirst(128).elementsEqual("DICM".utf8) == true
  }

  /// A text of DCMTK's without the padding around it.
  static func trimmed(_ text: UnsafePointer<CChar>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let count = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      trimmed(UnsafeBufferPointer(start: $0, count: count)[...])
    }
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    func isPadding(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
    guard let first = bytes.firstIndex(where: { !isPadding($0) }),
      let last = bytes.lastIndex(where: { !isPadding($0) })
    else { return bytes[bytes.endIndex...] }
    return bytes[first...last]
  }
}
