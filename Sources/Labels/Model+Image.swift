import Learning
import NIfTI

extension Model {
  /// The class of each voxel of a series, x running fastest, then y, z and t.
  package func labels(of image: NIfTIImage) throws -> [UInt8] {
    let size = image.header.size
    let series = try SeriesPrediction(
      self, series: image.values, size: SIMD3(size.x, size.y, size.z),
      isWhole: image.header.dataType != .float32, workers: 1)
    return try (0..<size.w).flatMap { try series.frame($0).labels }
  }
}
