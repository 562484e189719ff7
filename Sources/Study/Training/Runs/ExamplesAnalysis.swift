import Book
import Figures
import Foundation
import Book
import StudyTerms
import Tables
import TrainingScores
import Trainings

/// The best, the median and the worst test image of each run, with the outlines of truth and
/// network.
struct ExamplesAnalysis {
  var trainings: ComparedTrainings
  var done: [FinishedTraining]

  private struct Example: Sendable {
    var run: String
    var image: ScoredExample
  }

  func content() throws -> Content {
    // The first seed of each run that did not fail.
    let first = trainings.names.compactMap { name in done.first { $0.run.name == name } }
      .filter { $0.test != nil }
    let shown = first.flatMap { training in
      (training.test?.images.examples ?? []).map { Example(run: training.run.name, image: $0) }
    }
    return .figure(try figure(shown, runs: first.count)).made(
      of: first.compactMap(\.run.test?.scores))
  }

  private func figure(_ shown: [Example], runs: Int) throws -> FigureContent {
    let hasWall = shown.contains { $0.image.truth.contains(2) || $0.image.found.contains(2) }
    return FigureContent(
      part: "gallery",
      Figure(
        // Many runs stand two in a row, so that one page holds them all in readable size.
        shown.map(panel), columns: runs > 4 ? 6 : 3, aspect: nil,
        legend: [
          LegendEntry("truth", color: .green, symbol: .outline),
          LegendEntry("network", color: .orange, symbol: .outline),
        ]),
      source: try Table(
        shown,
        [
          .texts("run", title: "Run", \.run),
          .texts("image", title: "Image", \.image.name),
          .texts("patient", title: "Patient", \.image.patient),
          .texts("shown_for", title: "Shown for", \.image.reason),
          .numbers("LV", title: "Dice LV", decimals: 3, \.image.dice),
        ]),
      caption:
        "The best, the median and the worst test image of each run by the cavity's Dice, with"
        + " the outlines of the truth (green) and the network (orange)"
        + (hasWall ? "; the inner outline is the cavity's, the outer one the wall's." : "."),
      alt: "Rows of images of the heart with outlines of truth and prediction: the best, the"
        + " median and the worst.")
  }

  private func panel(_ shown: Example) -> Panel {
    let image = shown.image
    let (width, height) = (image.image.width, image.image.height)
    func outlines(_ labels: Data, _ color: Color) -> [Mark] {
      let mask = LabelMask(width: width, height: height, labels: Array(labels))
      return [{ $0 == 1 }, { $0 == 1 || $0 == 2 }].compactMap {
        (inside: (UInt8) -> Bool) -> Mark? in
        let rings = mask.outlines(where: inside)
        return rings.isEmpty
          ? nil : .outlines(x: rings.map(\.x), y: rings.map(\.y), color: color, width: 0.9)
      }
    }
    let grey = Mark.image(
      Raster(gray: Array(image.image.grey), width: width, height: height), x0: 0,
      x1: Double(width), y0: 0, y1: Double(height))
    return Panel(
      title: "\(shown.run): \(image.reason), \(Decimals.text(image.dice, 2))",
      x: .hidden(0...Double(width)), y: .hidden(0...Double(height), reversed: true),
      [grey] + outlines(image.truth, .green) + outlines(image.found, .orange))
  }
}
