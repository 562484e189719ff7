import Cohorts
import Engine
import StudyTerms
import Tables

/// Volumes of a cohort's series by several methods beside what is known, with the Dice of all images of a series together, where the truth is known.
struct CohortVolumes: RunnableStep {
  var methods: [MeasuredMethod]
  var known: KnownVolumes

  struct MeasuredMethod: Codable, Hashable, Sendable {
    var name: String
    var measurements: LabelMeasurements
  }

  var inputs: [any Step] { methods.map(\.measurements) + known.inputs }
  var files: [FileReference] { known.files }
  var title: String { "volumes by \(methods.map(\.name).joined(separator: ", "))" }

  func run(_ context: StepContext) async throws -> Rows<SeriesMeasurement> {
    let patients = methods.flatMap(\.measurements.labels.patients).map(\.member.name)
    let known = try known.volumes(context, of: patients)
    var rows: [(method: String, series: LabelMeasurements.Series)] = []
    for method in methods {
      rows += try context.output(of: method.measurements).series.map { (method.name, $0) }
    }
    let ids = rows.map { SeriesID($0.series.pixels.id) }
    let turned = Set(ids.filter(\.isRotated).map(\.unrotated))
    return Rows(
      zip(rows, ids).map { row, id in
        let dice = row.series.overlap.map(\.dice)
        return SeriesMeasurement(
          id: id, patient: SeriesID(row.series.patient), method: row.method,
          isUsed: id.isRotated || !turned.contains(id),
          isLandscape: turned.contains(id.unrotated), volumes: row.series.pixels.volumes,
          firstFrame: row.series.pixels.firstFrame, truth: known[row.series.patient],
          ventricle: dice.first ?? .nan, myocardium: dice.count > 1 ? dice[1] : .nan)
      })
  }
}
