import Engine
import StudyTerms
import Tables

/// Computes one network's volumes by series from its pixel counts. The frame with the most pixels
/// is end-diastole, the one with the fewest end-systole; the first of equals counts.
package struct NetworkVolumes: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource
  /// The network.
  package var method: PublishedNetwork

  package init(source: KaggleSource, method: PublishedNetwork) {
    self.source = source
    self.method = method
  }

  package var files: [FileReference] { [source.prediction(method), source.dimensions] }
  package var title: String { "volumes of \(method.name)" }

  package func run(_ context: any StepContext) async throws -> Rows<NetworkVolume> {
    let geometry = try SeriesGeometry.read(context.table(source.dimensions, text: ["pid"]))
    let file = source.prediction(method)
    let totals = try PixelTotals.read(
      contentsOf: context.location(of: file), named: file.description)
    var rows: [NetworkVolume] = []
    for (id, totals) in zip(totals.series.map { SeriesID($0) }, totals.totals) {
      guard let shape = geometry[id.unrotated] else {
        throw StudyError("there is no size of series \(id) in \(source.dimensions)")
      }
      let pixels = totals.lv
      guard var low = pixels.indices.first else { continue }
      var high = low
      for frame in pixels.indices {
        if pixels[frame] > pixels[high] { high = frame }
        if pixels[frame] < pixels[low] { low = frame }
      }
      func volume(_ frame: Int) -> Double {
        shape.volume(pixels: pixels[frame], size: method.size)
      }
      rows.append(
        NetworkVolume(
          id: id, diastole: volume(high), systole: volume(low), firstFrame: volume(0),
          diastolicFrame: totals.frames[high], systolicFrame: totals.frames[low]))
    }
    return Rows(rows.sorted { $0.id < $1.id })
  }
}
