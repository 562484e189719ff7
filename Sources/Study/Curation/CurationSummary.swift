import Book
import Engine
import StudyTerms

/// The problems that a curation met, and the patients: of the published tables, or of a cohort that
/// is curated for the page.
package struct CurationSummary: Directive {
  package static let name = "curation-summary"
  package static let summary =
    "Problems met by a curation, slices kept and dropped, patients, scanners: published or of a cohort."
  package static let example = "source: cmr/analysis/kaggle"

  private var builder: any ContentBuilder

  /// `source` is the folder of the published tables of the Kaggle half, `cohort` the patients to curate
  /// instead.
  private enum CodingKeys: String, CodingKey { case source, cohort }

  package init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let source = try options.decodeIfPresent(DataPath.self, forKey: .source)
    guard let cohort = try options.decodeIfPresent(Cohort.self, forKey: .cohort) else {
      builder = PublishedSummary(source: source.kaggle)
      return
    }
    do { try cohort.remark(on: CodingKeys.cohort, decoder) } catch {
      throw options.refusal(.cohort, "\(error)")
    }
    builder = CohortSummary(cohort: cohort)
  }

  package var steps: [any Step] { builder.steps }

  package func content(from results: any Results) throws -> [Content] {
    try builder.content(from: results)
  }
}
