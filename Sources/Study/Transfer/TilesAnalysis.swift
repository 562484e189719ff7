import Book
import Engine
import Figures
import StudyTerms
import Tables
import Transfer

/// LV volume differences by slice and frame.
struct TilesAnalysis: TransferAnalysis {
  private let options: TransferOptions
  private let step: VolumeTiles

  init(_ options: TransferOptions) throws {
    self.options = options
    step = VolumeTiles(curves: try options.readerCurves())
  }

  var steps: [any Step] { [step] }

  private var words: TransferWords { options.source.words }

  func content(from results: any Results) throws -> [Content] {
    let tiles = try results.output(of: step).rows
    let table = try Table(tiles, tileColumns)
    let pairs = Reader.pairs.map { "\(words.title($1)) − \(words.title($0))" }
    return [
      .figure(
        FigureContent(
          figure(tiles), source: table,
          caption: "LV volume differences by slice and frame: \(pairs[0]), \(pairs[1])"
            + " and \(pairs[2]), a row for each test volunteer.",
          alt: "Tiles of slice against frame, blue where the second reader's LV is smaller, orange"
            + " where it is larger.")),
      .table(
        TableContent(
          table, keys: ["pair", "volunteer", "slice", "frame"],
          caption: "LV volume differences by image.", shownRows: 4)),
      .table(
        TableContent(
          part: "slices", try Table(SliceDifference.all(tiles), sliceColumns),
          keys: ["pair", "slice"],
          caption: "LV volume differences by slice, from the apex (0) to the base.", shownRows: 5)),
    ]
  }

  private var tileColumns: [RowColumn<VolumeTiles.Tile>] {
    let words = words
    return [
      .texts("pair", title: "Readers") { words.key($0.first, $0.second) },
      .texts("volunteer", title: "Volunteer") { String($0.volunteer.number) },
      .counts("slice", title: "Slice", \.slice),
      .counts("frame", title: "Frame", \.frame),
      .numbers("difference", title: "Difference", unit: "ml", decimals: 2, \.difference),
    ]
  }

  private var sliceColumns: [RowColumn<SliceDifference>] {
    let words = words
    return [
      .texts("pair", title: "Readers") { words.key($0.first, $0.second) },
      .counts("slice", title: "Slice", \.slice),
      .counts("count", title: "Images", \.count),
      .numbers("absolute", title: "Mean absolute", unit: "ml", decimals: 2, \.absolute),
      .numbers("mean", title: "Mean", unit: "ml", decimals: 2, \.mean),
      .numbers("largest", title: "Largest", unit: "ml", decimals: 2, \.largest),
    ]
  }

  private func figure(_ tiles: [VolumeTiles.Tile]) -> Figure {
    let scale = ColorScale.diverging(middle: 0, reach: 15)
    let panels = Set(tiles.map(\.volunteer)).sorted().flatMap { volunteer in
      Reader.pairs.map { a, b in
        let own = tiles.filter {
          $0.volunteer == volunteer && $0.first == a && $0.second == b
        }
        return Panel(
          title: "\(volunteer.number): \(words.key(b)) − \(words.key(a))", x: Axis("Frame"),
          y: Axis("Slice", reversed: true),
          [
            .tiles(
              x: own.map { Double($0.frame) }, y: own.map { Double($0.slice) },
              values: own.map(\.difference), scale: scale)
          ])
      }
    }
    return Figure(
      panels, columns: Reader.pairs.count, aspect: 0.8,
      colorBar: ColorBar(scale, label: "Difference of the LV (ml)"))
  }
}
