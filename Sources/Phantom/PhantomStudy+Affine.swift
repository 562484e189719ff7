import Imaging

extension PhantomStudy {
  /// The grid of the stack as it is without any inconsistency but a large matrix, voxels to RAS:
  /// what curation makes of the clean study.
  public var affine: Affine {
    let scan = phantom.patient.scan.curated
    let first = scan.plane(0)
    return Affine.lps(
      i: scan.patientDirection(first.orientation.row) * scan.spacing,
      j: scan.patientDirection(first.orientation.column) * scan.spacing,
      k: scan.patientDirection(SIMD3(0, 0, 1)) * scan.sliceDistance,
      origin: scan.patientPlace(first.place(row: 0, column: 0)))
  }
}
