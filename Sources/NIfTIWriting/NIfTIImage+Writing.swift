import Foundation
import Imaging
import NIfTI

extension NIfTIImage {
  /// Writes the image as `.nii` or `.nii.gz`. Throws ``FileError``.
  public func write(to url: URL) throws(FileError) {
    let writer = try NIfTIWriter(header, to: url)
    for index in 0..<header.size.z * header.size.w { try writer.append(plane(index)) }
    try writer.finish()
  }
}
