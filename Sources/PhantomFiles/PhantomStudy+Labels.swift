import Foundation
import Imaging
import NIfTI
import NIfTIWriting
import Phantom

extension PhantomStudy {
  /// Writes `<folder>/labels/<pid>/label_sa.nii.gz`, all phases. Throws ``FileError``, and what the
  /// file system says.
  public func writeLabels(to folder: URL) throws {
    let place = folder.appending(path: "labels/\(phantom.patient.id)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let scan = phantom.patient.scan.curated
    let header = NIfTIHeader(
      size: SIMD4(scan.columns, scan.rows, scan.slices, scan.phases), affine: affine,
      timeStep: scan.cycle / Double(scan.phases) / 1000, text: phantom.patient.id)
    let writer = try NIfTIWriter(header, to: place.appending(path: "label_sa.nii.gz"))
    for frame in 0..<scan.phases {
      for slice in 0..<scan.slices {
        let labels = phantom.labels(scan.plane(Double(slice)), frame: frame)
        try writer.append(
          Plane(rows: scan.rows, columns: scan.columns, values: labels.map(Float.init)))
      }
    }
    try writer.finish()
  }
}
