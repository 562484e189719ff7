import Cohorts
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
/// the smallest; of one phase alone nothing is known of end-systole. One row a patient.
package struct ContourVolumes: RunnableStep {
  package var patients: [PatientCuration]
  /// One folder a patient below it.
  package var contours: FileReference
  /// Columns `patient_id`, `original_id`: what the contours call a patient; nil where they have the same names.
  package var names: FileReference?

  package init(patients: [PatientCuration], contours: FileReference, names: FileReference? = nil) {
    self.patients = patients
    self.contours = contours
    self.names = names
  }

  package var inputs: [any Step] { patients }
  package var files: [FileReference] { DrawnContours(folder: contours, names: names).files }
  package var title: String { "volumes from contours in \(contours)" }

  package func run(_ context: StepContext) async throws -> Rows<ContourVolume> {
    let drawn = DrawnContours(folder: contours, names: names)
    try drawn.refuseContours(ofNoneAmong: patients.map(\.images.member.name), context)
    var rows: [ContourVolume] = []
    for step in patients {
      let patient = try context.output(of: step)
      guard let series = patient.series.first else { continue }
      var areas: [Int: [Double]] = [:]
      for contour in try drawn.drawn(.inner, of: patient, context) {
        let area = try Contour(sunnybrook: context.location(of: contour.file)).area
        areas[contour.phase, default: []].append(area * series.pixelArea)
      }
      if let row = ContourVolume(patient.name, areas, distance: series.spacing.z) {
        rows.append(row)
      }
    }
    return Rows(rows)
  }
}

extension CuratedPatient.Series {
  /// Of a pixel as it was found, in mm squared.
  fileprivate var pixelArea: Double { spacing.x * spacing.y * scaleFactor * scaleFactor }
}
