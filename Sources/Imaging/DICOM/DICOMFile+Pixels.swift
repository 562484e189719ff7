extension DICOMFile {
  /// One frame's values (from 0): decoded, junk bits masked, MONOCHROME1 turned so that more is brighter, rescaled.
  /// Throws ``FileError``.
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
    if let name = Self.unsupported[transferSyntax] {
      throw FileError(path: path, reason: "\(name) is not supported by this build")
    }
    let count = format.rows * format.columns
    let values =
      format.bitsAllocated == 8
      ? format.values(try samples(frame: frame, as: UInt8.self, count: count))
      : format.values(try samples(frame: frame, as: UInt16.self, count: count))
    return Plane(rows: format.rows, columns: format.columns, values: values)
  }

  /// Transfer syntaxes that DCMTK reads the header of but has no decoder for.
  private static var unsupported: [String: String] {
    [
      "1.2.840.10008.1.2.4.90": "JPEG 2000", "1.2.840.10008.1.2.4.91": "JPEG 2000",
      "1.2.840.10008.1.2.4.92": "JPEG 2000", "1.2.840.10008.1.2.4.93": "JPEG 2000",
      "1.2.840.10008.1.2.4.100": "MPEG-2", "1.2.840.10008.1.2.4.101": "MPEG-2",
      "1.2.840.10008.1.2.4.102": "MPEG-4", "1.2.840.10008.1.2.4.103": "MPEG-4",
    ]
  }
}
