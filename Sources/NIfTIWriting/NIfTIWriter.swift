import Foundation
import Imaging
import NIfTI

/// Writes a NIfTI-1 image plane by plane, so that a series of any length needs the memory of one
/// plane.
///
/// The image gets its name only when it is complete; until ``finish()`` it has a temporary one.
public final class NIfTIWriter {
  /// The header that is written.
  public let header: NIfTIHeader
  private let url: URL
  private let unfinished: URL
  private let file: GzipWriter
  private var planes = 0

  /// Starts a file, compressed if its name ends with `.gz`. Throws ``FileError``.
  public init(_ header: NIfTIHeader, to url: URL) throws(FileError) {
    self.header = header
    self.url = url
    unfinished = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).part")
    let sizes = (0..<4).map { header.size[$0] }
    guard sizes.allSatisfy((1...32767).contains) else {
      throw FileError(path: url.path, reason: "NIfTI-1 holds sizes from 1 to 32767, not \(sizes)")
    }
    guard header.dataType == .int16 || header.dataType == .float32 else {
      throw FileError(path: url.path, reason: "images are written as int16 or float32")
    }
    UnfinishedFiles.note(unfinished)
    guard let file = GzipWriter(unfinished.path, isCompressed: url.pathExtension == "gz")
    else { throw FileError(path: url.path, reason: "the file cannot be written") }
    self.file = file
    try write(header.encoded())
  }

  deinit {
    try? FileManager.default.removeItem(at: unfinished)
    UnfinishedFiles.forget(unfinished)
  }

  /// Adds the next plane: z runs faster than t. A plane's columns are x and its rows are y. For an
  /// integer type values are rounded to nearest and clamped to its range.
  public func append(_ plane: Plane) throws(FileError) {
    let (slope, intercept) = (Float(header.slope), Float(header.intercept))
    var plane = plane
    if slope != 1 || intercept != 0 {
      plane.values = plane.values.elementwise { ($0 - intercept) / slope }
    }
    if header.dataType == .float32 {
      try append(stored: plane)
    } else {
      let values = plane.values.elementwise(Int16.init(nearest:))
      try append(stored: PixelGrid(rows: plane.rows, columns: plane.columns, values: values))
    }
  }

  /// Adds the next plane as it is to be stored, before slope and intercept.
  package func append<Value: Voxel>(stored plane: PixelGrid<Value>) throws(FileError) {
    guard plane.columns == header.size.x, plane.rows == header.size.y,
      planes < header.size.z * header.size.w, Value.dataType == header.dataType
    else { throw FileError(path: url.path, reason: "the plane does not belong to this image") }
    planes += 1
    #if _endian(little)
      try write(plane.values)
    #else
      try write(plane.values.map(\.littleEndian))
    #endif
  }

  /// Closes the image and gives it its name. Throws ``FileError`` if planes are missing.
  public func finish() throws(FileError) {
    guard planes == header.size.z * header.size.w else {
      throw FileError(
        path: url.path,
        reason: "the image has \(planes) of \(header.size.z * header.size.w) planes")
    }
    guard file.close(), rename(unfinished.path, url.path) == 0 else {
      throw FileError(path: url.path, reason: "the file cannot be written")
    }
  }

  private func write<Element>(_ elements: [Element]) throws(FileError) {
    guard elements.withUnsafeBytes(file.write) else {
      throw FileError(path: url.path, reason: "the file cannot be written")
    }
  }
}
