import Phantom
import Curation
import Engine
import Foundation
import Imaging

/// Curates one patient's DICOM: an added patient curates one patient.
struct PatientImages: RunnableStep {
  var member: CohortMember
  /// The original's choices.
  var legacy: Bool
  /// Folders of one of two acquisitions, by patient (``SeriesSplits``); nil for none.
  var splits: FileReference?

  var files: [FileReference] { member.files + (splits.map { [$0] } ?? []) }
  var title: String { "curated images of \(member.name)" }

  func run(_ context: StepContext) async throws -> CuratedImages {
    let scratch = context.checkpoints.appending(path: "images")
    try? FileManager.default.removeItem(at: scratch)
    let curation = Curation(legacy: legacy)
    var result = CuratedPatient(name: member.name, log: [], series: [], slices: [], examples: [])
    let patient: CohortPatient
    do {
      patient = try dicom(context, scratch.appending(path: "dicom"))
    } catch let damage as FileError where !member.files.isEmpty {
      // As `report curate` leaves it out.
      try? FileManager.default.removeItem(at: scratch)
      let name = URL(filePath: damage.path).lastPathComponent
      result.log = [
        [
          member.name, CurationProblem.unreadable.rawValue, "archive left out", name, damage.reason,
        ],
        [member.name, CurationProblem.noShortAxis.rawValue, "study left out", "", ""],
      ]
      return CuratedImages(about: result, images: [:])
    }
    var images: [String: Data] = [:]
    for study in try await CineStudy.read(
      patient,
      splits: try splits.map { try SeriesSplits(contentsOf: context.location(of: $0)).byPatient }
        ?? [:],
      jobs: 1)
    {
      let place = scratch.appending(path: "sa.nii.gz")
      let turned = scratch.appending(path: "turned.nii.gz")
      let series: CuratedSeries
      do {
        context.progress(0.1, study.id)
        series = try curation.write(study) { _ in (place, turned) }
      } catch CurationError.noSlices(_, let log) {
        result.log += log.map(\.fields)
        result.log.append([
          study.id, CurationProblem.noShortAxis.rawValue, "study left out", "", "",
        ])
        continue
      }
      images[series.id] = try Data(contentsOf: place)
      if series.isLandscape { images[series.id + "_rot90"] = try Data(contentsOf: turned) }
      let written = try NIfTIImage(contentsOf: place)
      result.add(study, series, image: written)
    }
    try? FileManager.default.removeItem(at: scratch)
    return CuratedImages(about: result, images: images)
  }

  /// The patient's DICOM files.
  private func dicom(_ context: StepContext, _ scratch: URL) throws -> CohortPatient {
    switch member {
    case .synthetic(let patient):
      try patient.study.write(to: scratch)
      return CohortPatient(scratch.appending(path: member.name), root: scratch)
    case .files(let file): return try unpacked([context.location(of: file)], in: scratch)
    case .several(_, let files):
      return try unpacked(files.map { try context.location(of: $0) }, in: scratch)
    }
  }

  private func unpacked(_ places: [URL], in scratch: URL) throws -> CohortPatient {
    let root = places.first?.deletingLastPathComponent() ?? scratch
    return try CohortPatient(name: member.name, places: places, root: root).unpacked(in: scratch)
  }
}
