import Engine
import Tables

/// The error of the ejection fraction by method over parts of the series, with intervals by patient.
package struct SearchParts: Step {
  package typealias Output = Rows<PartError>

  /// How the series are divided into parts.
  package enum Division: String, Codable, Hashable, Sendable, CaseIterable {
    /// Landscape series, as acquired and rotated.
    case landscape
    /// The parts of the challenge.
    case challenge
    /// The series inside a network's set, most of which it was trained on, and those outside.
    case heldOut
  }

  /// The comparison whose methods are analysed.
  package var search: SearchComparison
  /// How the series are divided.
  package var division: Division

  package init(search: SearchComparison, division: Division) {
    self.search = search
    self.division = division
  }

  package var inputs: [any Step] { search.inputs }
  package var title: String { "errors of the search's methods by part (\(division.rawValue))" }
}
