import Engine
import Foundation
import Imaging

/// Curates one patient's DICOM: an added patient curates one patient.
struct PatientImages: Step {
  var member: CohortMember
  /// The original's choices.
  var legacy: Bool
  /// Folders of second acquisitions, by patient (``SeriesSplits``); nil for none.
  var splits: FileReference?

  var files: [FileReference] { member.files + (splits.map { [$0] } ?? []) }
  var title: String { "curated images of \(member.name)" }

  func run(_ context: StepContext) async throws -> CuratedImages {
    let scratch = context.checkpoints.appending(path: "images")
    try? FileManager.default.removeItem(at: scratch)
    let folder = try dicom(context, scratch.appending(path: "dicom"))
    let root = folder.deletingLastPathComponent()
    let curation = Curation(legacy: legacy)
    var result = CuratedPatient(name: member.name, log: [], series: [], slices: [], examples: [])
    var images: [String: Data] = [:]
    for study in await CineStudy.read(
      patient: folder, root: root,
      splits: try splits.map { try SeriesSplits.read(context.location(of: $0)) } ?? [:], jobs: 1)
    {
      let series: CuratedSeries
      do {
        series = try curation.plan(study)
      } catch {
        result.log += study.log.map(\.fields)
        result.log.append([
          study.id, CurationProblem.noShortAxis.rawValue, "study left out", "", "",
        ])
        continue
      }
      context.progress(0.1, series.id)
      let place = scratch.appending(path: "sa.nii.gz")
      let turned = scratch.appending(path: "turned.nii.gz")
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
      let log = series.log + (try series.write(to: place, turned: turned))
      images[series.id] = try Data(contentsOf: place)
      if series.isLandscape { images[series.id + "_rot90"] = try Data(contentsOf: turned) }
      let written = try NIfTIImage(contentsOf: place)
      result.add(study, series, log: log, image: written)
    }
    try? FileManager.default.removeItem(at: scratch)
    return CuratedImages(about: result, images: images)
  }

  /// The folder of the patient's DICOM files.
  private func dicom(_ context: StepContext, _ scratch: URL) throws -> URL {
    switch member {
    case .synthetic(let patient):
      try patient.study.write(to: scratch)
      return scratch.appending(path: member.name)
    case .files(let file):
      let place = try context.location(of: file)
      guard Archive.stem(place.lastPathComponent) != nil else { return place }
      let folder = scratch.appending(path: member.name)
      try Archive.unpack(place, into: folder)
      // Most archives hold the folder itself.
      let inside = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return inside == [member.name] ? folder.appending(path: member.name) : folder
    }
  }
}
