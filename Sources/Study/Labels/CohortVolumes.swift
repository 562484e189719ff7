import Engine
import StudyTerms
import Tables

/// Volumes of a cohort's series by several methods beside what is known, one row each: the columns of ``SeriesVolumes``, and `LV` and
/// `MY`, the Dice of all images of a series together, where the truth is known.
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

  func run(_ context: StepContext) async throws -> Table {
    let patients = methods.flatMap(\.measurements.labels.patients).map(\.member.name)
    let known = try known.volumes(context, of: patients)
    var rows: [(method: String, series: LabelMeasurements.Series)] = []
    for method in methods {
      rows += try context.output(of: method.measurements).series.map { (method.name, $0) }
    }
    let ids = rows.map { SeriesID($0.series.pixels.id) }
    let turned = Set(ids.filter(\.isRotated).map(\.unrotated))
    let volumes = rows.map(\.series.pixels.volumes)
    let truth = rows.map {
      known[$0.series.patient] ?? VentricularVolumes(diastole: .nan, systole: .nan)
    }
    func dice(_ place: Int) -> [Double] {
      rows.map { row in
        row.series.overlap.indices.contains(place) ? row.series.overlap[place].dice : .nan
      }
    }
    return try Table([
      Column("Id", title: "Image series", texts: ids.map(\.text)),
      Column("series", title: "Series", texts: ids.map(\.unrotated.text)),
      Column("patient", title: "Patient", texts: rows.map(\.series.patient)),
      Column(
        "landscape", title: "Landscape", logicals: ids.map { turned.contains($0.unrotated) }),
      Column(
        "used", title: "Used", logicals: ids.map { $0.isRotated || !turned.contains($0) }),
      Column("method", title: "Method", texts: rows.map(\.method)),
      Column("EDV", unit: "ml", decimals: 1, numbers: volumes.map(\.diastole)),
      Column("ESV", unit: "ml", decimals: 1, numbers: volumes.map(\.systole)),
      Column(
        "EDV_first_frame", title: "EDV at the first frame", unit: "ml", decimals: 1,
        numbers: rows.map(\.series.pixels.firstFrame)),
      Column("EF", unit: "%", decimals: 1, numbers: volumes.map(\.ejectionFraction)),
      Column(
        "true_EDV", title: "True EDV", unit: "ml", decimals: 1, numbers: truth.map(\.diastole)),
      Column(
        "true_ESV", title: "True ESV", unit: "ml", decimals: 1, numbers: truth.map(\.systole)),
      Column(
        "true_EF", title: "True EF", unit: "%", decimals: 1,
        numbers: truth.map(\.ejectionFraction)),
      Column("LV", title: "Dice LV", decimals: 3, numbers: dice(0)),
      Column("MY", title: "Dice MY", decimals: 3, numbers: dice(1)),
    ])
  }
}
