import Engine
import Foundation
import Tables

/// Volumes of one network by series, from its pixel counts: the frame with most pixels is the end of diastole, that with
/// fewest the end of systole (the first of equals). Columns Id, EDV, ESV, first_frame (ml), ed_frame, es_frame.
struct NetworkVolumes: Step {
  var source: KaggleSource
  var method: Method

  var files: [FileReference] { [source.prediction(method), source.dimensions] }
  var title: String { "volumes of \(method.name)" }

  func run(_ context: StepContext) async throws -> Table {
    let geometry = try SeriesGeometry.read(context.location(of: source.dimensions))
    let totals = try FrameTotals.read(context.location(of: source.prediction(method)))
    var ids: [SeriesID] = []
    var diastole: [Double] = []
    var systole: [Double] = []
    var first: [Double] = []
    var diastoleFrame: [Int] = []
    var systoleFrame: [Int] = []
    for (id, frames) in totals.sorted(by: { $0.key < $1.key }) {
      guard let shape = geometry[id.unrotated] else {
        throw StudyError("there is no size of series \(id) in \(source.dimensions)")
      }
      let sorted = frames.sorted { $0.key < $1.key }
      guard var low = sorted.first else { continue }
      var high = low
      for frame in sorted {
        if frame.value > high.value { high = frame }
        if frame.value < low.value { low = frame }
      }
      ids.append(id)
      diastole.append(shape.volume(pixels: high.value, size: method.size))
      systole.append(shape.volume(pixels: low.value, size: method.size))
      first.append(shape.volume(pixels: sorted[0].value, size: method.size))
      diastoleFrame.append(high.key)
      systoleFrame.append(low.key)
    }
    return try Table([
      Column("Id", title: "Series", texts: ids.map(\.text)),
      Column("EDV", unit: "ml", decimals: 1, numbers: diastole),
      Column("ESV", unit: "ml", decimals: 1, numbers: systole),
      Column("first_frame", unit: "ml", decimals: 1, numbers: first),
      Column("ed_frame", counts: diastoleFrame),
      Column("es_frame", counts: systoleFrame),
    ])
  }
}
