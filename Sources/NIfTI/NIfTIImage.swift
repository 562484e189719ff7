import Foundation
import Imaging

/// A whole NIfTI-1 image in memory.
public struct NIfTIImage: Sendable {
  /// The header.
  public var header: NIfTIHeader
  /// The values, scaled by slope and intercept; x runs fastest, then y, z and t.
  public var values: [Float]

  public init(header: NIfTIHeader, values: [Float]) {
    precondition(values.count == header.voxels, "an image has as many values as voxels")
    self.header = header
    self.values = values
  }

  /// Reads `.nii` or `.nii.gz`. Memory is bounded by the data actually present, whatever the header
  /// claims. Throws ``FileError``.
  public init(contentsOf url: URL) throws(FileError) {
    let path = url.path
    guard let file = GzipFile(reading: path) else {
      throw FileError(path: path, reason: "the file cannot be opened")
    }
    try self.init(path: path, file.read)
  }

  /// Decodes the bytes of a file, compressed or not; `path` is its name in errors. Throws
  /// ``FileError``.
  public init(decoding data: Data, path: String) throws(FileError) {
    guard let bytes = GzipBytes(data) else {
      throw FileError(path: path, reason: "there is no memory for the image")
    }
    try self.init(path: path, bytes.read)
  }

  /// `next` returns up to so many bytes, or nil if they are damaged.
  private init(path: String, _ next: (Int) -> [UInt8]?) throws(FileError) {
    func read(_ count: Int) throws(FileError) -> [UInt8] {
      guard let bytes = next(count) else {
        throw FileError(path: path, reason: "the file is damaged or cut short")
      }
      return bytes
    }
    let (header, swapped, offset) = try NIfTIHeader.decode(try read(NIfTIHeader.length), path: path)
    var skip = offset - NIfTIHeader.length
    while skip > 0 {
      let passed = try read(min(skip, 1 << 16)).count
      if passed == 0 { break }
      skip -= passed
    }
    var values: [Float] = []
    let voxel = header.dataType.bytes
    while values.count < header.voxels {
      let count = min(header.voxels - values.count, 1 << 16)
      let bytes = try read(count * voxel)
      guard bytes.count == count * voxel else {
        throw FileError(path: path, reason: "the file is damaged or cut short")
      }
      try header.append(bytes, swapped: swapped, to: &values, path: path)
    }
    self.init(header: header, values: values)
  }

  /// The plane with index `z + t * size.z`; its columns are x, its rows y.
  public func plane(_ index: Int) -> Plane {
    let count = header.size.x * header.size.y
    return Plane(
      rows: header.size.y, columns: header.size.x,
      values: Array(values[index * count..<(index + 1) * count]))
  }

  /// The value at a voxel and frame, all from 0.
  public subscript(x: Int, y: Int, z: Int, t: Int = 0) -> Float {
    values[x + header.size.x * (y + header.size.y * (z + header.size.z * t))]
  }
}
