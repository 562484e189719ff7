import Book
import Engine
import StudyTerms
import Volumes

/// How well labels and networks measure volumes: `volume-agreement`.
struct VolumeAgreement: Directive {
  static let name = "volume-agreement"
  static let summary =
    "Volumes of a method beside the truth, the labels' sets, the manual validation."
  static let example = """
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

  init(from decoder: any Decoder) throws { builder = try VolumeOptions(from: decoder).builder }

  var steps: [any Step] { builder.steps }
  var names: [(step: any Step, name: String)] { builder.names }

  func content(from results: any Results) throws -> [Content] {
    try builder.content(from: results)
  }
}
