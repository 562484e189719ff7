import Foundation
import Tables

/// Volumes at end diastole and end systole by series, from the ten tables of predictions, as
/// computed by `volumes_pandas.py`.
struct PredictionVolumes {
  /// The folder `analysis/kaggle` of the data set.
  var folder: URL

  /// The sum of all volumes in ml by table, to compare both programs.
  func summary() async throws -> String {
    let sizes = try Table.read(
      contentsOf: folder.appendingPathComponent("patient_dimensions.tsv"), separator: "\t",
      text: ["pid"])
    var voxels: [String: Double] = [:]
    let ids = try sizes.texts("pid")
    let (x, y) = (try sizes.numbers("X"), try sizes.numbers("Y"))
    let (dx, dy) = (try sizes.numbers("pixelSpacingX"), try sizes.numbers("pixelSpacingY"))
    let dz = try sizes.numbers("sliceSpacing")
    for row in ids.indices {
      let side = max(x[row], y[row])
      voxels[ids[row]] = side * side * dx[row] * dy[row] * dz[row] / 1000
    }
    let predictions = folder.appendingPathComponent("predictions")
    let files = try FileManager.default.contentsOfDirectory(atPath: predictions.path)
      .filter { $0.hasSuffix(".tsv.xz") }.sorted()
    let known = voxels
    return try await withThrowingTaskGroup(of: (String, Double, Double).self) { group in
      for file in files {
        group.addTask {
          let totals = try PixelTotals.read(contentsOf: predictions.appendingPathComponent(file))
          let size = file.contains("size128") ? 128.0 : 256
          var (diastole, systole) = (0.0, 0.0)
          for (series, frames) in zip(totals.series, totals.totals) {
            let name = series.hasSuffix("_rot90") ? String(series.dropLast(6)) : series
            guard let voxel = known[name] else { continue }
            diastole += (frames.lv.max() ?? 0) * voxel / (size * size)
            systole += (frames.lv.min() ?? 0) * voxel / (size * size)
          }
          return (file, diastole, systole)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        .map { String(format: "%@ %.3f %.3f", $0.0, $0.1, $0.2) }.joined(separator: "\n")
    }
  }
}
