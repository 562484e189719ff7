import Book
import Figures
import Tables
import Trainings

/// Dice of the cavity over the patients that runs learnt from, a line for each list of runs.
struct LinesAnalysis {
  var trainings: ComparedTrainings
  var done: [FinishedTraining]

  /// A run on a line, and its place in the source.
  private struct Stop {
    var line: String
    var patients: Double
    var point: TestDiceAnalysis.Point
    var row: Int
  }

  /// The figure; nil if no line has a run. `points` are the rows of `source`.
  func figure(_ points: [TestDiceAnalysis.Point], source: Table) throws -> FigureContent? {
    let lines = trainings.lines.sorted { $0.key < $1.key }.map { stops($0.key, $0.value, points) }
    let all = lines.joined()
    guard !all.isEmpty else { return nil }
    let marks = lines.enumerated().filter { !$1.isEmpty }.flatMap { Self.marks($1, index: $0) }
    return FigureContent(
      part: "lines",
      Figure(
        [
          Panel(
            x: Axis("Patients to learn from", .log10()), y: Axis("Mean Dice of the LV"), marks)
        ], aspect: 0.55),
      source: try Table(
        [
          Column("line", title: "Line", texts: all.map(\.line)),
          Column(
            "patients_learnt", title: "Patients to learn from", decimals: 0,
            numbers: all.map(\.patients)),
        ] + source.rows(all.map(\.row)).columns),
      caption:
        "Mean Dice of the cavity on the test images over the number of patients to learn from; the"
        + " bands are "
        + (trainings.isRepeated
          ? "the range of the seeds." : "95 % intervals that draw patients."),
      alt: "Lines over the number of patients, one for each start.")
  }

  /// The points in the order of the number of patients.
  private func stops(
    _ line: String, _ names: [String], _ points: [TestDiceAnalysis.Point]
  ) -> [Stop] {
    names.compactMap { name -> Stop? in
      guard
        let row = points.firstIndex(where: { $0.run == name && $0.tissue == .ventricle }),
        let training = done.first(where: { $0.run.name == name })
      else { return nil }
      return Stop(
        line: line, patients: Double(training.course.patients), point: points[row], row: row)
    }.sorted { $0.patients < $1.patients }
  }

  private static func marks(_ stops: [Stop], index: Int) -> [Mark] {
    let color = Color.runs[index % Color.runs.count]
    let x = stops.map(\.patients)
    let means = stops.map(\.point.mean)
    return [
      .band(
        x: x, low: stops.map(\.point.band.low), high: stops.map(\.point.band.high), color: color),
      .line(
        x: x, y: means, color: color, dash: index == 0 ? .solid : .dashed, label: stops[0].line),
      .points(
        x: x, y: means, color: color, size: 4.5, opacity: 1,
        shape: index == 0 ? .circle : .square),
    ]
  }
}
