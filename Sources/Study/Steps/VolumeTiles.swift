import Engine
import StudyTerms
import Tables

/// By how many ml two readers' LV differ, image by image (B - A).
struct VolumeTiles: RunnableStep {
  var curves: LeftVentricleCurves

  var inputs: [any Step] { [curves] }
  var title: String { "LV differences by slice and frame" }

  /// Columns pair, volunteer, slice, frame, difference (ml), in the order of images within each pair.
  func run(_ context: StepContext) async throws -> Table {
    let curves = try context.output(of: curves)
    var pairs: [String] = []
    var images: [CineImage] = []
    var differences: [Double] = []
    for (a, b) in Reader.pairs {
      for (row, image) in curves.images.enumerated() {
        pairs.append("\(a.rawValue)-\(b.rawValue)")
        images.append(image)
        differences.append(
          Double(curves.pixels(b)[row] - curves.pixels(a)[row]) * curves.millilitres[row])
      }
    }
    return try Table([
      Column("pair", title: "Readers", texts: pairs),
      Column("volunteer", title: "Volunteer", texts: images.map { String($0.volunteer.number) }),
      Column("slice", title: "Slice", counts: images.map(\.slice)),
      Column("frame", title: "Frame", counts: images.map(\.frame)),
      Column("difference", title: "Difference", unit: "ml", decimals: 2, numbers: differences),
    ])
  }
}
