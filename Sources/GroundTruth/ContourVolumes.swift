import Cohorts
import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// Volumes of the left ventricle from contours drawn by hand, by the summation of discs: the area
/// within each endocardial contour times the slice distance, summed over the slices of a phase. One
/// row for each patient.
///
/// Contours lie in the Sunnybrook layout, `<patient>/i-contours/IM-0001-<instance
/// number>-icontour-manual.txt`. Phases count if they have contours in at least half as many slices
/// as the best one. Of these, end-diastole is the phase with the largest volume, end-systole the
/// one with the smallest. With a single phase end-systole is unknown.
package struct ContourVolumes: RunnableStep {
  /// The curation of each patient, which tells the slice and phase of each image.
  package var patients: [PatientCuration]
  /// The folder of contours, with one folder for each patient.
  package var contours: FileReference
  /// A table with the columns `patient_id` and `original_id`: the patients' names in the folder of
  /// contours; nil if they are the same.
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
  /// The area of a pixel as acquired, in mm².
  fileprivate var pixelArea: Double { spacing.x * spacing.y * scaleFactor * scaleFactor }
}
