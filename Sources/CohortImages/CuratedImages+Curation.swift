import Cohorts
import Curation
import Foundation
import Imaging
import NIfTI

extension ImageBundle where About == CuratedPatient {
  /// Curates the studies of a patient. Temporary files go to `scratch`, which is removed
  /// afterwards. `begun` is called with the name of each study.
  package init(
    curating found: CohortPatient, by curation: Curation, splits: [String: StudySplit] = [:],
    in scratch: URL, begun: (String) -> Void
  ) async throws {
    try? FileManager.default.removeItem(at: scratch)
    defer { try? FileManager.default.removeItem(at: scratch) }
    var patient = CohortCuration.Patient(name: found.name)
    var result = CuratedPatient(name: found.name, log: [], series: [], slices: [], examples: [])
    var images: [String: Data] = [:]
    let place = scratch.appending(path: "sa.nii.gz")
    let turned = scratch.appending(path: "turned.nii.gz")
    for study in try await patient.studies(
      of: found, unpackedIn: scratch.appending(path: "dicom"), splits: splits)
    {
      begun(study.id)
      let series = try patient.curate(study, by: curation) { _ in (place, turned) }
      guard let series else { continue }
      images[series.id] = try Data(contentsOf: place)
      if series.isLandscape { images[series.turnedID] = try Data(contentsOf: turned) }
      result.add(study, series, image: try NIfTIImage(contentsOf: place))
    }
    result.log = patient.log
    self.init(about: result, images: images)
  }
}
