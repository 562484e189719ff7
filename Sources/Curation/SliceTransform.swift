import Imaging

/// A slice's transform with the weights of its resampling, which are the same for all of its
/// images.
struct SliceTransform: Sendable {
  let transform: PlaneTransform
  private let resampling: PlaneResampling?

  /// For images of so many rows and columns; others are taken as well.
  init(_ transform: PlaneTransform, rows: Int, columns: Int) {
    self.transform = transform
    resampling = transform.resized.map { PlaneResampling(from: SIMD2(rows, columns), to: $0) }
  }

  /// Whether it does no more than crop and pad.
  var keepsPixels: Bool { transform.resized == nil && transform.rotation == nil }

  func callAsFunction(_ plane: Plane) -> Plane { transform(plane, resampling: resampling) }
}
