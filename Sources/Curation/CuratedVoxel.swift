import DICOM
import Imaging
import NIfTIWriting

/// What curated images are written as.
protocol CuratedVoxel: Voxel {
  /// One image as its series has it. Throws ``FileError``.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform, by reader: FrameReader
  ) throws(FileError) -> PixelGrid<Self>
}

extension Float: CuratedVoxel {
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform, by reader: FrameReader
  ) throws(FileError) -> Plane { transform(try reader.plane(of: header)) }
}

extension Int16: CuratedVoxel {
  /// Unchanged pixels, as in most images of a cohort, are never converted to floats.
  static func frame(
    of header: DICOMHeader, through transform: SliceTransform, by reader: FrameReader
  ) throws(FileError) -> PixelGrid<Int16> {
    if transform.keepsPixels, let whole = header.wholePixels {
      return transform.transform.centered(whole)
    }
    let plane = transform(try reader.plane(of: header))
    return PixelGrid(
      rows: plane.rows, columns: plane.columns,
      values: plane.values.elementwise(Int16.init(nearest:)))
  }
}
