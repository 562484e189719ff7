import Book
import CohortImages
import CohortStatistics
import CohortTerms
import Cohorts
import Curation
import Engine
import Foundation
import GroundTruth
import Imaging
import Phantom
import PhantomImages

/// The patients of a block, as an author names them: `{folder: sunnybrook/dicom}` with a folder or an
/// archive for each patient (``CohortFolder``), all of them or those listed under `patients`; or
/// `{phantom: challenge, patients: 12, seed: 3, inject: all}`.
///
/// With a folder, `volumes` is a table of known volumes (``KnownVolumes``). Or `contours` is a folder
/// with the endocardial contours of each patient (``DrawnContours``), and `contour_names` a table
/// with the columns `patient_id` and `original_id`, the names of the patients among the contours.
/// `splits` is a table of the folders that hold another acquisition than the rest (``SeriesSplits``).
/// `legacy` makes the choices of the original curation.
struct Cohort: Decodable, Hashable, Sendable {
  var members: [CohortMember]
  /// The data that is missing if the cohort has no members.
  var folder: FileReference?
  var isLegacy: Bool
  private var splits: FileReference?
  /// The patients whom that table names; nil if it is not at hand yet.
  private var splitPatients: Set<String>?
  private var volumes: FileReference?
  private var contours: FileReference?
  private var contourNames: FileReference?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case folder, patients, phantom, seed, inject, phases, matrix
    case volumes, contours, contour_names, splits, legacy
  }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    isLegacy = try options.decodeIfPresent(Bool.self, forKey: .legacy) ?? false
    guard options.contains(.phantom) == false else {
      try options.refuse(
        [.folder, .volumes, .contours, .contour_names, .splits],
        "is for patients of a `folder` and has no effect on synthetic ones: `phantom`")
      members = try Self.phantoms(options)
      return
    }
    try options.refuse(
      [.seed, .inject, .phases, .matrix],
      "is for synthetic patients: `phantom`")
    if !options.contains(.contours) {
      try options.refuse(
        [.contour_names], "says what `contours` call a patient, and there are none")
    }
    let path = try options.decode(DataPath.self, forKey: .folder)
    let wanted = try options.decodeIfPresent([String].self, forKey: .patients) ?? []
    folder = path.reference
    let splits = try options.decodeIfPresent(DataPath.self, forKey: .splits)
    self.splits = splits?.reference
    volumes = try options.decodeIfPresent(DataPath.self, forKey: .volumes)?.reference
    contours = try options.decodeIfPresent(DataPath.self, forKey: .contours)?.reference
    contourNames = try options.decodeIfPresent(DataPath.self, forKey: .contour_names)?.reference
    let files = path.listing(decoder)
    if !files.isEmpty, let place = path.localFolder(decoder) {
      let cohort = CohortFolder(place)
      do throws(FileError) {
        members = Self.members(try cohort.patients, of: cohort, in: path.reference)
      } catch {
        throw options.refusal(.folder, "\(error)")
      }
    } else {
      members = Self.members(files, in: path.reference)
    }
    if let splits, let table = splits.localFolder(decoder), !members.isEmpty {
      do {
        let table = try SeriesSplits(contentsOf: table, named: "\(splits.reference)")
        try table.refuseOthers(than: members.map(\.name))
        splitPatients = Set(table.byPatient.keys)
      } catch {
        throw options.refusal(.splits, "\(error)")
      }
    }
    guard !wanted.isEmpty, !members.isEmpty else { return }
    try options.refuseRepeats(.patients, wanted)
    members = try wanted.map { name in
      guard let member = members.first(where: { $0.name == name }) else {
        throw options.refusal(
          .patients,
          "there is no patient \(name) in \(path.reference); there are "
            + members.map(\.name).joined(separator: ", "))
      }
      return member
    }
  }

  private static func phantoms(
    _ options: KeyedDecodingContainer<CodingKeys>
  ) throws -> [CohortMember] {
    let profile = try options.decode(PhantomProfile.self, forKey: .phantom)
    let count = try options.decodeIfPresent(Int.self, forKey: .patients) ?? 10
    guard (1...100_000).contains(count) else {
      throw options.refusal(.patients, "must be 1 to 100000")
    }
    let phases = try options.decodeIfPresent(Int.self, forKey: .phases)
    if let phases, !(2...1000).contains(phases) {
      throw options.refusal(.phases, "must be 2 to 1000")
    }
    let matrix = try options.decodeIfPresent(Int.self, forKey: .matrix)
    if let matrix, !(16...1024).contains(matrix) {
      throw options.refusal(.matrix, "must be 16 to 1024")
    }
    let names = try options.decodeIfPresent([String].self, forKey: .inject) ?? []
    let inconsistencies =
      names == ["all"]
      ? PhantomInconsistency.allCases
      : try names.map { name in
        guard let kind = PhantomInconsistency(rawValue: name) else {
          let known = PhantomInconsistency.allCases.map(\.rawValue).joined(separator: ", ")
          throw options.refusal(
            .inject, "there is no inconsistency \(name); there are all, \(known)")
        }
        return kind
      }
    let seed = try options.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
    return (1...count).map {
      .synthetic(
        SyntheticPatient(
          profile: profile, seed: seed, number: $0, inconsistencies: inconsistencies,
          phases: phases, matrix: matrix))
    }
  }

  /// One step for each patient, so that a new line in the table of splits reruns no other patient.
  var images: [PatientImages] {
    members.map { member in
      let isNamed = splitPatients?.contains(member.name) ?? true
      return PatientImages(member: member, legacy: isLegacy, splits: isNamed ? splits : nil)
    }
  }
  var curations: [PatientCuration] { images.map(PatientCuration.init) }
  /// nil if there are none.
  var drawn: DrawnContours? {
    contours.map { DrawnContours(folder: $0, names: contourNames) }
  }
  /// nil if there are none.
  var contourVolumes: ContourVolumes? {
    contours.map { ContourVolumes(patients: curations, contours: $0, names: contourNames) }
  }
  /// Looks through the contours; nil where there are none.
  var contourChecks: ContourChecks? {
    drawn.map { ContourChecks(patients: curations, contours: $0) }
  }
  /// nil if the volumes are unknown.
  var known: KnownVolumes? {
    let synthetic = members.compactMap { member -> SyntheticPatient? in
      if case .synthetic(let patient) = member { patient } else { nil }
    }
    if let patients = SyntheticPatients(synthetic) { return .synthetic(patients) }
    return volumes.map(KnownVolumes.table) ?? contourVolumes.map(KnownVolumes.contours)
  }

  /// A sentence that says why there are no patients; nil if there are some.
  var missing: MissingCohort? { members.isEmpty ? folder.map(MissingCohort.init) : nil }

  /// If the images are at hand, their headers tell what belongs together.
  private static func members(
    _ patients: [CohortPatient], of cohort: CohortFolder, in folder: FileReference
  ) -> [CohortMember] {
    let root = cohort.url.path
    return patients.map { patient in
      let files = patient.places.map { place in
        let path = place.path.dropFirst(root.count).split(separator: "/").joined(separator: "/")
        let parts = [folder.path, path].filter { !$0.isEmpty }
        return FileReference(dataset: folder.dataset, path: parts.joined(separator: "/"))
      }
      let alone = CohortMember.files(files[0])
      return files.count == 1 && alone.name == patient.name
        ? alone : .several(patient.name, files)
    }
  }

  /// The members among files that have yet to be fetched: in the layout of the Data Science Bowl the
  /// folders that hold a folder `study`, else the archives and folders directly below.
  static func members(_ files: [FileReference], in folder: FileReference) -> [CohortMember] {
    let depth = folder.path.split(separator: "/").count
    var paths = Set<String>()
    for file in files {
      let parts = file.path.split(separator: "/")
      if let study = parts.lastIndex(of: "study"), study > depth {
        paths.insert(parts[..<study].joined(separator: "/"))
      } else if parts.count > depth + 1 || parts.count > depth && Archive.stem(file.path) != nil {
        paths.insert(parts[...depth].joined(separator: "/"))
      }
    }
    return paths.sorted(by: NaturalOrder.precedes).map {
      .files(FileReference(dataset: folder.dataset, path: $0))
    }
  }
}
