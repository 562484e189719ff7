import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// Volumes of the left ventricle from contours drawn by hand: the area within each endocardial contour times the slice distance,
/// summed over the slices of a phase (Simpson's rule).
///
/// Contours lie in the Sunnybrook layout, `<patient>/i-contours/IM-0001-<instance number>-icontour-manual.txt`. Of the phases that have
/// contours in at least half as many slices as the best one, end-diastole is that with the largest volume, end-systole that with
/// the smallest; of one phase alone nothing is known of end-systole. One row a patient: `pid`, `EDV`, `ESV` (ml), `EF` (%), slices and phases of each.
struct ContourVolumes: RunnableStep {
  var patients: [PatientCuration]
  /// One folder a patient below it.
  var contours: FileReference
  /// Columns `patient_id`, `original_id`: what the contours call a patient; nil where they have the same names.
  var names: FileReference?

  var inputs: [any Step] { patients }
  var files: [FileReference] { DrawnContours(folder: contours, names: names).files }
  var title: String { "volumes from contours in \(contours)" }

  func run(_ context: StepContext) async throws -> Table {
    let drawn = DrawnContours(folder: contours, names: names)
    try drawn.refuseContours(ofNoneAmong: patients.map(\.images.member.name), context)
    var rows: [Row] = []
    for step in patients {
      let patient = try context.output(of: step)
      guard let series = patient.series.first else { continue }
      var areas: [Int: [Double]] = [:]
      for contour in try drawn.drawn(.inner, of: patient, context) {
        let area = try Contour(sunnybrook: context.location(of: contour.file)).area
        areas[contour.phase, default: []].append(area * series.pixelArea)
      }
      if let row = Row(patient.name, areas, distance: series.spacing.z) { rows.append(row) }
    }
    return try Table([
      Column("pid", title: "Patient", texts: rows.map(\.name)),
      Column("EDV", title: "EDV", unit: "ml", decimals: 1, numbers: rows.map(\.diastole.volume)),
      Column(
        "ESV", title: "ESV", unit: "ml", decimals: 1,
        numbers: rows.map { $0.systole?.volume ?? .nan }),
      Column("EF", title: "EF", unit: "%", decimals: 1, numbers: rows.map(\.ejectionFraction)),
      Column("ed_phase", title: "ED phase", counts: rows.map(\.diastole.phase)),
      Column(
        "es_phase", title: "ES phase",
        numbers: rows.map { $0.systole.map { Double($0.phase) } ?? .nan }),
      Column("ed_slices", title: "ED slices", counts: rows.map(\.diastole.slices)),
      Column(
        "es_slices", title: "ES slices",
        numbers: rows.map { $0.systole.map { Double($0.slices) } ?? .nan }),
    ])
  }

  private struct Row {
    struct PhaseVolume {
      var phase: Int
      var slices: Int
      /// In ml.
      var volume: Double
    }

    var name: String
    var diastole: PhaseVolume
    /// nil where one phase has contours.
    var systole: PhaseVolume?
    /// In percent.
    var ejectionFraction: Double {
      100 * (diastole.volume - (systole?.volume ?? .nan)) / diastole.volume
    }

    /// nil where there are no contours; areas in mm squared.
    init?(_ name: String, _ areas: [Int: [Double]], distance: Double) {
      let most = areas.values.map(\.count).max() ?? 0
      let volumes = areas.filter { 2 * $0.value.count >= most }.map {
        PhaseVolume(
          phase: $0.key, slices: $0.value.count,
          volume: $0.value.reduce(0, +) * distance / 1000)
      }.sorted { ($0.volume, $0.phase) < ($1.volume, $1.phase) }
      guard let first = volumes.first, let last = volumes.last else { return nil }
      self.name = name
      diastole = last
      systole = volumes.count > 1 ? first : nil
    }
  }
}

extension CuratedPatient.Series {
  /// Of a pixel as it was found, in mm squared.
  fileprivate var pixelArea: Double { spacing.x * spacing.y * scaleFactor * scaleFactor }
}
