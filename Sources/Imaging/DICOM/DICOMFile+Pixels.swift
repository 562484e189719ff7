import CDCMTK
import CJPEG2000

extension DICOMFile {
  /// One frame's values (from 0): decoded, junk bits masked, MONOCHROME1 turned so that more is
  /// brighter, rescaled. Throws ``FileError``.
  public func plane(frame: Int = 0) throws(FileError) -> Plane {
    guard let format = PixelFormat(self, frame: frame) else {
      throw FileError(
        path: path, reason: "the file holds no image of 8 or 16 bits that can be read")
    }
    guard (integer(.samplesPerPixel) ?? 1) == 1 else {
      throw FileError(path: path, reason: "the image is in colour; a grey one is expected")
    }
    guard (0..<frameCount).contains(frame) else {
      throw FileError(path: path, reason: "the file has no frame \(frame)")
    }
    switch compression {
    case .unsupported(let name):
      throw FileError(path: path, reason: "the pixels are in \(name), which this build cannot read")
    case .jpeg2000:
      let values = format.values(try jpeg2000Samples(frame: frame, format))
      return Plane(rows: format.rows, columns: format.columns, values: values)
    case .native: break
    }
    let count = format.rows * format.columns
    let values =
      format.bitsAllocated == 8
      ? format.values(try samples(frame: frame, as: UInt8.self, count: count))
      : format.values(try samples(frame: frame, as: UInt16.self, count: count))
    return Plane(rows: format.rows, columns: format.columns, values: values)
  }

  var compression: Compression { Compression(transferSyntax: transferSyntax) }

  /// One frame's samples as stored. A sign is in their bits, as in samples that are not compressed.
  private func jpeg2000Samples(frame: Int, _ format: PixelFormat) throws(FileError) -> [UInt16] {
    var bytes: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    guard dicom_compressed(handle, Int32(clamping: frame), &bytes, &count) == 1, let bytes else {
      throw FileError(path: path, reason: "the pixels cannot be decoded (they are not there)")
    }
    var samples = [Int32](repeating: 0, count: format.rows * format.columns)
    let decoded = samples.withUnsafeMutableBufferPointer { samples in
      Reason.of { reason, size in
        jpeg2000_decode(
          bytes, Int(count), UInt32(format.rows), UInt32(format.columns), samples.baseAddress,
          reason, size)
      }
    }
    guard decoded.value == 0 else {
      throw FileError(path: path, reason: "the pixels cannot be decoded (\(decoded.reason))")
    }
    return samples.map { UInt16(truncatingIfNeeded: $0) }
  }
}
