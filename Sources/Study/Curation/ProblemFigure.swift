import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Figures
import Tables

/// Patients by the problems that curation met.
enum ProblemFigure {
  /// `columns`: of the table behind the figure.
  static func content(
    _ problems: [ProblemCount], _ columns: [RowColumn<ProblemCount>]
  ) throws -> FigureContent {
    let kinds = problems.enumerated().sorted {
      (-$0.element.patients, $0.offset) < (-$1.element.patients, $1.offset)
    }.map(\.element)
    let panel = Panel.horizontalBars(
      names: kinds.map(\.problem), values: kinds.map { Double($0.patients) }, xLabel: "Patients")
    return FigureContent(
      part: "problems", Figure([panel], aspect: 0.6), source: try Table(kinds, columns),
      caption: "Patients of whom a series had a problem, by kind (names as in the log).",
      alt: "Horizontal bars, one for each kind of problem, the most frequent at the top.")
  }
}

extension RowColumn<ProblemCount> {
  static let problem = RowColumn.texts("problem", title: "Problem", \.problem)
  static let resolution = RowColumn.texts("resolution", title: "Resolution", \.resolution)
  static let lines = RowColumn.counts("lines", title: "Lines", \.lines)
  static let patients = RowColumn.counts("patients", title: "Patients", \.patients)
}
