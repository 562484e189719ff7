import Foundation

/// The pixels of a file of one frame that ends with them, as nearly all do: 16 bits, little-endian,
/// not compressed.
///
/// They are read directly from the file, because opening it a second time with DCMTK takes longer
/// than reading all pixels. DCMTK reads all other files.
struct NativePixels: Hashable, Sendable {
  private var format: PixelFormat
  /// Whether the element writes its representation (PS3.5, 7.1.2).
  private var isExplicit: Bool

  /// nil if the header describes any other format.
  init?(_ file: DICOMFile, format: PixelFormat) {
    guard format.bitsAllocated == 16, file.frameCount == 1,
      (file.integer(.samplesPerPixel) ?? 1) == 1
    else { return nil }
    switch file.transferSyntax {
    case "1.2.840.10008.1.2": isExplicit = false
    case "1.2.840.10008.1.2.1": isExplicit = true
    default: return nil
    }
    self.format = format
  }

  /// The values; nil where the end of the file is no pixel data of this very length.
  func plane(path: String) -> Plane? {
    samples(path: path, as: UInt16.self).map {
      Plane(rows: format.rows, columns: format.columns, values: format.values($0))
    }
  }

  /// The values as whole numbers; nil as well where 16 bits with a sign do not hold them, or they
  /// are rescaled.
  func whole(path: String) -> PixelGrid<Int16>? {
    guard format.isInt16, format.isPlain, var values = samples(path: path, as: Int16.self)
    else { return nil }
    format.extractBits(of: &values)
    return PixelGrid(rows: format.rows, columns: format.columns, values: values)
  }

  private func samples<Sample: FixedWidthInteger>(path: String, as type: Sample.Type) -> [Sample]? {
    let count = format.rows * format.columns
    let size = UInt32(2 * count)
    let length = [UInt16(truncatingIfNeeded: size), UInt16(truncatingIfNeeded: size >> 16)]
    // The tag, "OW" with two bytes of nothing where explicit, and the length.
    let start: [UInt16] = [0x7FE0, 0x0010] + (isExplicit ? [0x574F, 0] : []) + length
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let offset = Int(lseek(file, 0, SEEK_END)) - 2 * (start.count + count)
    guard offset > 0, words(file, start.count, at: offset, as: UInt16.self) == start
    else { return nil }
    return words(file, count, at: offset + 2 * start.count, as: type)
  }

  private func words<Word: FixedWidthInteger>(
    _ file: Int32, _ count: Int, at offset: Int, as type: Word.Type
  ) -> [Word]? {
    let words = [Word](unsafeUninitializedCapacity: count) { buffer, initialized in
      let bytes = pread(file, buffer.baseAddress, 2 * count, off_t(offset))
      initialized = max(0, bytes / 2)
    }
    return words.count == count ? words : nil
  }
}

extension DICOMHeader {
  /// The frame's values where they are whole numbers that lie plainly in the file; else nil.
  package var wholePixels: PixelGrid<Int16>? { nativePixels?.whole(path: path) }

  /// The frame's values, as ``DICOMFile/plane(frame:)`` has them. Throws ``FileError``.
  public var plane: Plane {
    get throws(FileError) {
      if let plane = nativePixels?.plane(path: path) { return plane }
      return try DICOMFile(path: path, part: .all).plane(frame: frame)
    }
  }
}
