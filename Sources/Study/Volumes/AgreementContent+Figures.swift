import Book
import Figures
import StudyTerms
import Tables
import VolumeStatistics
import Volumes

extension AgreementContent {
  /// A few points have to be seen, a thousand not to hide each other.
  private static func dot(_ count: Int) -> Double { count < 50 ? 5 : 2.4 }

  /// What is drawn of differences: `Measured − true`, or the names of both.
  var difference: String {
    guard let against else { return "Measured − true" }
    return "\(methods.count == 1 ? name : "measured") − \(against)"
  }

  /// Each method's colour, where there are several.
  private var colors: [(method: String, color: Color)] {
    methods.enumerated().map {
      ($1, methods.count == 1 ? .blue : Color.categories[$0 % Color.categories.count])
    }
  }

  private var legend: [LegendEntry] {
    methods.count == 1 ? [] : colors.map { LegendEntry($0.method, color: $0.color) }
  }

  func scatter(_ series: [ComparedVolume], part: String?) throws -> FigureContent {
    let panels = measures.map { measure in
      let all = series.filter { $0.measure == measure }
      var panel = Panel.scatterWithIdentity(
        x: all.map(\.truth), y: all.map(\.predicted), xLabel: against ?? "Truth",
        yLabel: methods.count == 1 ? name : "Measured", unit: measure.unit,
        title: measure.rawValue, size: Self.dot(all.count))
      guard methods.count > 1 else { return panel }
      panel.marks =
        [.identity]
        + colors.map { method, color in
          let own = all.filter { $0.method == method }
          return .points(
            x: own.map(\.truth), y: own.map(\.predicted), color: color, size: Self.dot(all.count))
        }
      return panel
    }
    return FigureContent(
      part: part, Figure(panels, columns: 3, aspect: 1, legend: legend),
      source: try Self.table(series),
      caption:
        "\(measures.map(\.rawValue).joined(separator: ", ")) by \(name) against \(reference), with the line of"
        + " identity.",
      alt: against == nil
        ? "Scatter plots of measured against true values, with the line of identity."
        : "Scatter plots of \(name) against \(reference), with the line of identity."
    )
  }

  func differences(
    _ series: [ComparedVolume], limits: [VolumeAgreementRow]
  ) throws -> FigureContent {
    let panels = measures.map { measure in
      let all = series.filter { $0.measure == measure }
      var marks = colors.map { method, color -> Mark in
        let own = all.filter { $0.method == method }
        return .points(
          x: own.map(\.mean), y: own.map(\.difference), color: color, size: Self.dot(all.count))
      }
      for row in limits where row.measure == measure {
        let lines: [(Double, Dash)] = [
          (row.bias, .solid), (row.lowerLimit, .dashed), (row.upperLimit, .dashed),
        ]
        let color =
          methods.count == 1 ? .vermilion : colors.first { $0.method == row.method }?.color
        marks += lines.map { y, dash in
          .horizontal(
            y: y, color: color ?? .vermilion, dash: dash,
            label: methods.count == 1 ? Number.fixed(y, 1) : nil)
        }
      }
      return Panel(
        title: measure.rawValue, x: Axis("Mean of both", unit: measure.unit),
        y: Axis(difference, unit: measure.unit), marks)
    }
    return FigureContent(
      Figure(panels, columns: 3, aspect: 1, legend: legend), source: try Self.table(series),
      caption:
        "Differences after Bland and Altman: bias (solid) and 95 % limits of agreement (dashed).",
      alt: "Differences against means, with bias and limits of agreement as lines.")
  }

  private static func table(_ series: [ComparedVolume]) throws -> Table {
    try Table(
      series,
      [
        .texts("Id", \.id.text), .texts("method", \.method), .texts("measure", \.measure.rawValue),
        .numbers("predicted", \.predicted), .numbers("true", \.truth), .numbers("mean", \.mean),
        .numbers("difference", \.difference),
      ])
  }
}
