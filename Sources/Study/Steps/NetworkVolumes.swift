import Engine
import Foundation
import StudyTerms
import Tables

/// Volumes of one network by series, from its pixel counts: the frame with most pixels is the end of diastole, that with
/// fewest the end of systole (the first of equals). Columns Id, EDV, ESV, first_frame (ml), ed_frame, es_frame.
struct NetworkVolumes: RunnableStep {
  var source: KaggleSource
  var method: Method

  var files: [FileReference] { [source.prediction(method), source.dimensions] }
  var title: String { "volumes of \(method.name)" }

  func run(_ context: StepContext) async throws -> Table {
    let geometry = try SeriesGeometry.read(context.table(source.dimensions, text: ["pid"]))
    let file = source.prediction(method)
    let totals = try PixelTotals.read(
      contentsOf: context.location(of: file), named: file.description)
    var ids: [SeriesID] = []
    var diastole: [Double] = []
    var systole: [Double] = []
    var first: [Double] = []
    var diastoleFrame: [Int] = []
    var systoleFrame: [Int] = []
    let series = zip(totals.series.map(SeriesID.init), totals.totals).sorted { $0.0 < $1.0 }
    for (id, totals) in series {
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
      ids.append(id)
      diastole.append(shape.volume(pixels: pixels[high], size: method.size))
      systole.append(shape.volume(pixels: pixels[low], size: method.size))
      first.append(shape.volume(pixels: pixels[0], size: method.size))
      diastoleFrame.append(totals.frames[high])
      systoleFrame.append(totals.frames[low])
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
