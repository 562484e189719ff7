import Book
import Engine
import Figures
import Tables
import Trainings

/// The loss while the learning rate grows, and the rate at which it falls fastest.
struct RatesAnalysis {
  var search: RateSearch
  /// The name of the run whose rates are searched.
  var run: String

  func content(
    from results: any Results
  ) throws -> (content: [Content], missing: [(name: String, reason: String)]) {
    do {
      let content = try results.reading { results -> [Content] in
        let points = try results.output(of: search).rows
        let steepest = points.first(where: \.isSteepest)?.rate
        return [
          .figure(try figure(points, steepest)),
          .values([NamedValue("steepest_rate", steepest ?? .nan, decimals: 6)]),
        ]
      }
      return (content, [])
    } catch let failure as StepFailure {
      return (
        [.missing(["steepest_rate": failure.sentence])],
        [("learning rates of \(run)", failure.sentence)]
      )
    }
  }

  private func figure(_ points: [RatePoint], _ steepest: Double?) throws -> FigureContent {
    let rates = points.map(\.rate)
    let panel = Panel(
      x: Axis("Learning rate", .log10()), y: Axis("Training loss"),
      [
        .points(x: rates, y: points.map(\.loss), color: .gray, size: 2.4),
        .line(x: rates, y: points.map(\.smoothed), color: .blue),
      ] + (steepest.map { [.vertical(x: $0, color: .vermilion, dash: .dashed)] } ?? []))
    return FigureContent(
      part: "rates", Figure([panel], aspect: 0.5),
      source: try Table(
        points,
        [
          .numbers("rate", title: "Rate", \.rate),
          .numbers("loss", title: "Loss", decimals: 4, \.loss),
          .numbers("smoothed", title: "Smoothed", decimals: 4, \.smoothed),
          .texts("steepest", title: "Steepest") { $0.isSteepest ? "yes" : "" },
        ]),
      caption:
        "Loss while the learning rate grows from step to step, as it is (dots) and smoothed (line);"
        + " dashed, where it falls fastest.",
      alt: "A curve of the loss over the learning rate, on a logarithmic axis.")
  }
}
