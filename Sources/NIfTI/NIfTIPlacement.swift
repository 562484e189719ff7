import Imaging

/// The fields of a NIfTI-1 header that place its voxels, exactly as stored.
///
/// Programs disagree about which fields count, so labels of an image carry all of them unchanged.
package struct NIfTIPlacement: Hashable, Sendable {
  /// pixdim[0...3]: the handedness of the qform, then the distances of voxels.
  package var pixdim: SIMD4<Double>
  package var qformCode: Int
  package var sformCode: Int
  /// b, c and d of the rotation.
  package var quaternion: SIMD3<Double>
  package var offset: SIMD3<Double>
  /// The rows of the sform.
  package var rows: [SIMD4<Double>]
  /// The unit of lengths, as a code of the standard.
  package var lengthUnit: UInt8
  /// The unit of time, as a code of the standard.
  package var timeUnit: UInt8 = 8

  /// The factor to mm; the codes 1 and 3 are metres and micrometres.
  var millimetres: Double { [1: 1e3, 3: 1e-3][lengthUnit] ?? 1 }

  /// The factor to seconds; the codes 16 and 24 are ms and microseconds.
  package var seconds: Double { [16: 1e-3, 24: 1e-6][timeUnit] ?? 1 }

  /// The map from voxel indices to RAS in mm for an image of this size.
  ///
  /// Directions are the sform's, or the qform's if the sform has no code or a column without
  /// length. Distances are pixdim's, as in the tools of most laboratories, since files with an
  /// sform of unit steps exist. Without either code nibabel's default applies: x runs to the left,
  /// and the origin is in the middle.
  func affine(_ size: SIMD4<Int>) -> Affine {
    let steps = SIMD3(pixdim[1], pixdim[2], pixdim[3])
    let lengths = SIMD3((0..<3).map { steps[$0].isFinite && steps[$0] != 0 ? abs(steps[$0]) : 1 })
    let sform = (0..<3).map { column in SIMD3(rows.map { $0[column] }) }
    let hasLength = sform.allSatisfy { $0.length > 0 && $0.length.isFinite }
    if sformCode > 0 && hasLength {
      let columns = (0..<3).map { scaled(sform[$0], to: steps[$0]) }
      return Affine(
        i: columns[0] * millimetres, j: columns[1] * millimetres, k: columns[2] * millimetres,
        origin: SIMD3(rows.map { $0[3] }) * millimetres)
    }
    if qformCode > 0 || sformCode > 0 {
      let axes = Quaternion(b: quaternion.x, c: quaternion.y, d: quaternion.z).axes
      let hand: Double = pixdim[0] < 0 ? -1 : 1
      return Affine(
        i: axes.i * lengths.x * millimetres, j: axes.j * lengths.y * millimetres,
        k: axes.k * (lengths.z * hand) * millimetres,
        origin: (qformCode > 0 ? offset : SIMD3(rows.map { $0[3] })) * millimetres)
    }
    let flipped = SIMD3(-lengths.x, lengths.y, lengths.z) * millimetres
    let middle = SIMD3((0..<3).map { Double(size[$0] - 1) / 2 })
    return Affine(
      i: SIMD3(flipped.x, 0, 0), j: SIMD3(0, flipped.y, 0), k: SIMD3(0, 0, flipped.z),
      origin: -flipped * middle)
  }

  /// A column of the sform scaled to pixdim's length; unchanged if they agree up to rounding or
  /// pixdim has none.
  private func scaled(_ column: SIMD3<Double>, to step: Double) -> SIMD3<Double> {
    guard step.isFinite, step != 0, abs(column.length / abs(step) - 1) > 1e-4 else { return column }
    return column * (abs(step) / column.length)
  }
}
