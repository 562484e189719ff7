import StudyTerms
import Subsets
import Tables

/// One point of a learning curve.
struct CurvePoint {
  enum Kind: String { case raw, smoothed }

  var kind: Kind
  var run: TrainingRun
  /// NaN if the curve was smoothed.
  var epoch: Double
  /// The images seen, in thousands.
  var images: Double
  var ventricle, myocardium: Double

  /// The points of a curve, in order.
  private static func all(_ kind: Kind, _ curve: LearningCurve) -> [CurvePoint] {
    curve.images.indices.map { place in
      CurvePoint(
        kind: kind, run: curve.run,
        epoch: curve.epochs.isEmpty ? .nan : Double(curve.epochs[place]),
        images: curve.images[place], ventricle: curve.ventricle[place],
        myocardium: curve.myocardium[place])
    }
  }

  /// One row for each point, with the seed if there are several.
  static func table(
    raw: [LearningCurve], smooth: [LearningCurve], seeds: Bool = false
  ) throws -> Table {
    try Table(
      raw.flatMap { all(.raw, $0) } + smooth.flatMap { all(.smoothed, $0) },
      columns + (seeds ? [.counts("seed", title: "Seed", \.run.seed)] : []))
  }

  private static let columns: [RowColumn<CurvePoint>] = [
    .texts("kind", title: "Curve", \.kind.rawValue),
    .texts("model", title: "Start", \.run.model.rawValue),
    .texts("subset", title: "Subset", \.run.subset.rawValue),
    .numbers("epoch", title: "Epoch", decimals: 0, \.epoch),
    .numbers("images", title: "Images seen", unit: "1000", decimals: 2, \.images),
    .numbers("LV", decimals: 3, \.ventricle),
    .numbers("MY", decimals: 3, \.myocardium),
  ]
}
