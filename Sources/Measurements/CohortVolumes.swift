import Cohorts
import Engine
import GroundTruth
import Labels
import StudyTerms
import Tables

/// The volumes of a cohort's series by several methods beside the known ones, with the Dice over
/// all images of a series if the true labels are known.
package struct CohortVolumes: RunnableStep {
  /// The methods, in the order of the rows.
  package var methods: [MeasuredMethod]
  /// The source of the true volumes.
  package var known: KnownVolumes

  package init(methods: [MeasuredMethod], known: KnownVolumes) {
    self.methods = methods
    self.known = known
  }

  /// A method with its name on the page.
  package struct MeasuredMethod: Codable, Hashable, Sendable {
    /// The name on the page.
    package var name: String
    /// The step that measures the method's labels.
    package var measurements: LabelMeasurements

    package init(name: String, measurements: LabelMeasurements) {
      self.name = name
      self.measurements = measurements
    }
  }

  package var inputs: [any Step] { methods.map(\.measurements) + known.inputs }
  package var files: [FileReference] { known.files }
  package var title: String { "volumes by \(methods.map(\.name).joined(separator: ", "))" }

  package func run(_ context: StepContext) async throws -> Rows<SeriesMeasurement> {
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
