import Cohorts
import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// Looks through contours drawn by hand for what a careful reader would notice (``ContourFault``).
package struct ContourChecks: RunnableStep {
  /// The curation of each patient, which tells the slice and phase of each image.
  package var patients: [PatientCuration]
  /// The contours.
  package var contours: DrawnContours

  package init(patients: [PatientCuration], contours: DrawnContours) {
    self.patients = patients
    self.contours = contours
  }

  package var inputs: [any Step] { patients }
  package var files: [FileReference] { contours.files }
  package var title: String { "checks of the contours in \(contours.folder)" }

  package func run(_ context: StepContext) async throws -> Rows<ContourFault> {
    let found = try contours.found(context)
    var review = ContourReview()
    var reversed: [ContourFault] = []
    for step in patients {
      let patient = try context.output(of: step)
      let drawn = try found.drawn(of: patient)
      review.look(at: drawn.map { $0.drawing(of: patient.name) })
      if let fault = ContourFault(patient, drawn) { reversed.append(fault) }
    }
    return Rows(review.faults + reversed)
  }
}

extension ContourFiles.Drawn {
  /// For the review of a patient.
  package func drawing(of patient: String) -> ContourReview.Drawing {
    ContourReview.Drawing(
      patient: patient, image: "\(slice.image) \(phase)", place: file.description,
      isOuter: border == .outer, contour: contour, size: slice.matrix == .zero ? nil : slice.matrix)
  }
}

extension ContourFault {
  /// Compares the cavity at end-diastole with that at end-systole. End-diastole is the phase with
  /// most outer contours, which are often drawn there alone, else the one nearest to the R wave.
  /// nil unless it is the smaller one of two phases.
  package init?(_ patient: CuratedPatient, _ drawn: [ContourFiles.Drawn]) {
    guard let series = patient.series.first else { return nil }
    var volumes: [Int: Double] = [:]
    var inner: [Int: Int] = [:]
    var outer: [Int: Int] = [:]
    for drawn in drawn where drawn.phase >= 0 && drawn.slice.series == series.id {
      guard let map = drawn.slice.map else { continue }
      if drawn.border == .outer {
        outer[drawn.phase, default: 0] += 1
      } else {
        let voxel = series.spacing.x * series.spacing.y * series.spacing.z / 1000
        volumes[drawn.phase, default: 0] += map(drawn.contour).area * voxel
        inner[drawn.phase, default: 0] += 1
      }
    }
    // Phases in which a few slices were drawn alone have no volume.
    let most = inner.values.max() ?? 0
    let phases = volumes.keys.filter { 2 * inner[$0, default: 0] >= most }.sorted()
    guard phases.count == 2 else { return nil }
    let beats = phases.map { min($0, series.size.w - $0) }
    let walls = phases.map { outer[$0, default: 0] }
    let isFirst = walls[0] == walls[1] ? beats[0] <= beats[1] : walls[0] > walls[1]
    let (diastole, systole) = isFirst ? (phases[0], phases[1]) : (phases[1], phases[0])
    guard let large = volumes[diastole], let small = volumes[systole], large < small else {
      return nil
    }
    func rounded(_ volume: Double) -> Double { (volume * 10).rounded() / 10 }
    self.init(
      patient: patient.name, kind: .reversed, images: inner[diastole, default: 0],
      detail:
        "\(rounded(large)) ml in frame \(diastole) and \(rounded(small)) ml in frame \(systole)"
    )
  }
}
