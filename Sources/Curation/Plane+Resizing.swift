import Imaging

extension PixelGrid<Float> {
  /// Resampled to another size, bilinear between pixel centres, after a Gaussian of (factor - 1) /
  /// 2 pixels where it shrinks; lines go on mirrored at the outermost pixels. As scikit-image's
  /// `resize` (order 1, anti-aliasing).
  public func resized(rows: Int, columns: Int) -> Plane {
    PlaneResampling(from: SIMD2(self.rows, self.columns), to: SIMD2(rows, columns))(self)
  }
}
