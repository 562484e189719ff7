import Engine
import StudyTerms
import Volumes

extension SearchComparison {
  /// The measurements with known truth, by all methods and of all versions.
  package func known(_ context: StepContext) throws -> [SeriesMeasurement] {
    try source.measurements(context).filter(\.isKnown)
  }

  /// The series of each method. Throws ``StudyError`` if a method has no series with known truth.
  package func groups(_ context: StepContext) throws -> [SearchGroup] {
    let measured = try source.measurements(context)
    let all = measured.filter(\.isKnown)
    return try methods.map { method in
      let rows = try source.measurements(by: method, of: measured)
      let known = rows.filter(\.isKnown)
      guard !known.isEmpty else {
        throw StudyError("of no series that \(method) measured is the true volume known")
      }
      return SearchGroup(
        method: method, rows: known, labels: labels(of: method, in: all),
        unknown: rows.count - known.count)
    }
  }

  /// The series that a network was trained on. The label network was trained on none of them; for
  /// it the set of the paper's chosen network is used.
  private func labels(of method: String, in all: [SeriesMeasurement]) -> Set<SeriesID> {
    let limits = [method, PublishedNetwork.chosen].compactMap(PublishedNetwork.labelLimit)
    guard let limit = trainedThreshold ?? limits.first.map({ $0 / 100 }) else { return [] }
    return Set(
      all.filter { $0.method == PublishedNetwork.ukbb && $0.isUsed && $0.confidence <= limit }
        .map(\.id))
  }
}
