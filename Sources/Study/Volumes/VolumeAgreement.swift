import Book
import Engine
import StudyTerms
import Volumes

/// How well labels and networks measure volumes: `volume-agreement`.
package struct VolumeAgreement: Directive {
  package static let name = "volume-agreement"
  package static let summary =
    "Volumes of a method beside the truth, the labels' sets, the manual validation."
  package static let example = """
    predicted: cmr/analysis/kaggle/ukbb_ventricular_volumes.csv
    truth: cmr/analysis/kaggle/truth
    measures: [EDV, ESV, EF]
    figure: bland-altman
    """

  enum Analysis: String, Decodable, Sendable, CaseIterable {
    /// One method's volumes beside the truth.
    case agreement
    /// Every method's volumes beside the truth.
    case methods
    /// The score of the labels and the sets made by it.
    case confidence
    /// The exclusive bins of the score and the patients in them.
    case sets
    /// Nine patients drawn by hand.
    case manual
  }

  private var builder: any ContentBuilder

  package init(from decoder: any Decoder) throws {
    builder = try VolumeOptions(from: decoder).builder
  }

  package var steps: [any Step] { builder.steps }
  package var names: [(step: any Step, name: String)] { builder.names }

  package func content(from results: any Results) throws -> [Content] {
    try builder.content(from: results)
  }
}
