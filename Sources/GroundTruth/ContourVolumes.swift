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
/// Contours lie as ``DrawnContours`` has them. Phases count if they have contours in at least half as many slices
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
    let found = try DrawnContours(folder: contours, names: names).found(context)
    try found.refuseContours(ofNoneAmong: patients.map(\.images.member.name))
    var rows: [ContourVolume] = []
    for step in patients {
      let patient = try context.output(of: step)
      guard let series = patient.series.first else { continue }
      var areas: [Int: [Double]] = [:]
      for drawn in try found.drawn(of: patient)
      where drawn.border == .inner && drawn.phase >= 0 {
        guard let map = drawn.slice.map else { continue }
        let area = map(drawn.contour).area * series.spacing.x * series.spacing.y
        areas[drawn.phase, default: []].append(area)
      }
      if let row = ContourVolume(patient.name, areas, distance: series.spacing.z) {
        rows.append(row)
      }
    }
    return Rows(rows)
  }
}
