/// Reads the pixels of many images. Files of several frames stay open, so that each is parsed once
/// and not for every frame.
///
/// A class because it owns open files; it belongs to one task at a time.
package final class FrameReader {
  private var files: [String: DICOMFile] = [:]
  /// The largest number of open files, more than a study has slices.
  private static let most = 64

  package init() {}

  /// The values of an image, as ``DICOMFile/plane(frame:)`` has them. Throws ``FileError``.
  package func plane(of header: DICOMHeader) throws(FileError) -> Plane {
    if let plane = header.nativePixels?.plane(path: header.path) { return plane }
    if let file = files[header.path] { return try file.plane(frame: header.frame) }
    let file = try DICOMFile(path: header.path, part: .all)
    if file.frameCount > 1 {
      if files.count >= Self.most { files.removeAll() }
      files[header.path] = file
    }
    return try file.plane(frame: header.frame)
  }
}
