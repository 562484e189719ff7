import Book
import Figures
import StudyTerms
import Tables
import VolumeStatistics
import Volumes

extension AgreementContent {
  /// A few points have to be seen, a thousand not to hide each other.
  private static func dot(_ count: Int) -> Double { count < 50 ? 5 : 2.4 }

  func scatter(_ series: [ComparedVolume], part: String?) throws -> FigureContent {
    let panels = measures.map { measure in
      let own = series.filter { $0.measure == measure }
      return Panel.scatterWithIdentity(
        x: own.map(\.truth), y: own.map(\.predicted), xLabel: "Truth", yLabel: name,
        unit: measure.unit, title: measure.rawValue, size: Self.dot(own.count))
    }
    return FigureContent(
      part: part, Figure(panels, columns: 3, aspect: 1), source: try Self.table(series),
      caption:
        "\(measures.map(\.rawValue).joined(separator: ", ")) by \(name) against the truth, with the line of"
        + " identity.",
      alt:
        "Scatter plots of measured against true values, with the line of identity."
    )
  }

  func differences(
    _ series: [ComparedVolume], limits: [VolumeAgreementRow]
  ) throws -> FigureContent {
    let panels = measures.map { measure in
      let own = series.filter { $0.measure == measure }
      var marks: [Mark] = [
        .points(
          x: own.map(\.mean), y: own.map(\.difference), color: .blue, size: Self.dot(own.count))
      ]
      if let row = limits.first(where: { $0.measure == measure }) {
        let lines: [(Double, Dash)] = [
          (row.bias, .solid), (row.lowerLimit, .dashed), (row.upperLimit, .dashed),
        ]
        marks += lines.map { y, dash in
          .horizontal(y: y, color: .vermilion, dash: dash, label: Number.fixed(y, 1))
        }
      }
      return Panel(
        title: measure.rawValue, x: Axis("Mean of both", unit: measure.unit),
        y: Axis("Measured − true", unit: measure.unit), marks)
    }
    return FigureContent(
      Figure(panels, columns: 3, aspect: 1), source: try Self.table(series),
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
