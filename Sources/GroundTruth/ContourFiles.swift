import Cohorts
import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// The files of contours in a folder (``DrawnContours``), wherever they lie.
package struct ContourFiles {
  /// The folder.
  package var folder: FileReference
  /// All files in it, at any depth.
  package var files: [FileReference]
  /// What the contours call the patients that they call otherwise.
  package var names: [String: String]
  /// Where a file lies.
  package var location: (FileReference) throws -> URL

  package init(
    folder: FileReference, files: [FileReference], names: [String: String] = [:],
    location: @escaping (FileReference) throws -> URL
  ) {
    self.folder = folder
    self.files = files
    self.names = names
    self.location = location
  }

  /// What contours call patients, from a table with the columns `patient_id` and `original_id`.
  package static func names(_ table: Table) throws -> [String: String] {
    Dictionary(zip(try table.texts("patient_id"), try table.texts("original_id"))) { first, _ in
      first
    }
  }

  /// The two borders of the wall.
  package enum Border: Hashable, Sendable {
    case inner, outer
  }

  /// One contour, and the image that it was drawn on.
  package struct Drawn {
    /// The contour's file.
    package var file: FileReference
    /// Which border of the wall it follows.
    package var border: Border
    /// The contour, in pixels of the image as acquired.
    package var contour: Contour
    /// The slice that it was drawn on.
    package var slice: CuratedPatient.Slice
    /// The phase that it was drawn on, from 0; -1 if curation shows its image in no phase.
    package var phase: Int
  }

  /// A patient's contours, in the order of their files. Throws if a contour belongs to no image.
  package func drawn(of patient: CuratedPatient) throws -> [Drawn] {
    let name = names[patient.name] ?? patient.name
    let texts = try files.compactMap { try text($0, of: patient, called: name) }
    return try texts + workspaces(of: name).flatMap { try workspace($0, of: patient) }
  }

  /// The class of each voxel on the grid of a curated series, x running fastest, then y, z and t: 1
  /// within the inner contour, 2 between both. Images without an inner contour are unknown.
  package func labels(
    of id: String, size: SIMD4<Int>, in patient: CuratedPatient
  ) throws -> [UInt8] {
    let count = size.x * size.y
    var labels = [UInt8](repeating: PixelOverlap.unknown, count: count * size.z * size.w)
    guard let series = patient.series.first(where: { $0.id == SeriesID(id).unrotated.text }) else {
      throw StudyError("there is no series \(id)")
    }
    let planes = patient.slices.filter { $0.series == series.id && $0.fate != .dropped }
      .sorted { $0.location < $1.location }
    // The inner contour encloses the cavity; the outer one adds the wall around it.
    var found: [Int: [UInt8]] = [:]
    let all = try drawn(of: patient)
    for drawn in all.filter({ $0.border == .inner }) + all.filter({ $0.border == .outer }) {
      guard let z = planes.firstIndex(of: drawn.slice), z < size.z,
        (0..<size.w).contains(drawn.phase), let map = drawn.slice.map
      else { continue }
      let place = drawn.phase * size.z + z
      if drawn.border == .outer, found[place] == nil { continue }
      let inside = map(drawn.contour)
        .filled(width: series.size.x, height: series.size.y, rule: .centres)
      var plane = found[place] ?? [UInt8](repeating: 0, count: count)
      for pixel in plane.indices where inside[pixel] && plane[pixel] == 0 {
        plane[pixel] = drawn.border == .inner ? 1 : 2
      }
      found[place] = plane
    }
    for (place, plane) in found {
      let turned = SeriesID(id).isRotated ? plane.turned(columns: series.size.x) : plane
      labels.replaceSubrange(place * count..<(place + 1) * count, with: turned)
    }
    return labels
  }
}

extension ContourFiles {
  private func sunnybrook(_ file: FileReference) -> SunnybrookContour? {
    SunnybrookContour(URL(filePath: "/\(file.path)"), below: URL(filePath: "/\(folder.path)"))
  }

  /// The contour of a text file; nil for other files and other patients.
  private func text(
    _ file: FileReference, of patient: CuratedPatient, called name: String
  ) throws -> Drawn? {
    guard let found = sunnybrook(file), found.patient == name else { return nil }
    let images = found.instance.map { patient.images(of: $0, series: found.series) } ?? []
    guard let (slice, phase) = images.first else {
      throw StudyError("\(file) belongs to no image of patient \(patient.name)")
    }
    guard images.count == 1 else {
      throw StudyError(
        "\(file) may belong to \(images.count) images of patient \(patient.name), which have one"
          + " InstanceNumber; call it by the SeriesNumber too, as IM-0012-0048-icontour-manual.txt")
    }
    return Drawn(
      file: file, border: found.isOuter ? .outer : .inner,
      contour: try Contour(sunnybrook: location(file)), slice: slice, phase: phase)
  }

  private static func isWorkspace(_ file: FileReference) -> Bool {
    file.path.lowercased().hasSuffix(".cvi42wsx")
  }

  /// The workspaces that are called as the patient or lie in a folder that is.
  private func workspaces(of name: String) -> [FileReference] {
    let depth = folder.path.split(separator: "/").count
    return files.filter { file in
      guard Self.isWorkspace(file) else { return false }
      let parts = file.path.split(separator: "/").dropFirst(depth).map(String.init)
      return parts.dropLast().contains(name)
        || (parts.last.map { $0.lowercased() == "\(name).cvi42wsx".lowercased() } ?? false)
    }
  }

  /// The contours of a workspace on images of the patient; it may know other series.
  private func workspace(
    _ file: FileReference, of patient: CuratedPatient
  ) throws -> [Drawn] {
    try CVI42Workspace(contentsOf: location(file)).entries.compactMap { entry in
      guard let (slice, phase) = patient.image(of: entry.image) else { return nil }
      return Drawn(
        file: file, border: entry.isOuter ? .outer : .inner, contour: entry.contour, slice: slice,
        phase: phase)
    }
  }
}

extension ContourFiles {
  /// Throws if no contour belongs to one of `patients`.
  package func refuseContours(ofNoneAmong patients: [String]) throws {
    let known = Set(patients.map { names[$0] ?? $0 })
    let drawn = files.compactMap { sunnybrook($0)?.patient }
    guard !patients.isEmpty, known.isDisjoint(with: drawn),
      known.allSatisfy({ workspaces(of: $0).isEmpty })
    else { return }
    let others = Set(drawn).sorted(by: NaturalOrder.precedes)
    let found = ForeignContours.sentence(files.map(\.path))
    let place = folder.description.isEmpty ? "the folder" : folder.description
    throw StudyError(
      "\(place) holds contours of none of the cohort's patients (\(Self.firstFew(patients)))"
        + (others.isEmpty
          ? ": " + (found ?? "no folder <patient>/i-contours")
          : ", but of \(Self.firstFew(others))")
        + "; `contour_names` is a table that says what the contours call a patient: patient_id, "
        + "original_id"
    )
  }

  private static func firstFew(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
  }
}

extension CuratedPatient {
  /// The slices and phases (from 0) of the images with an InstanceNumber; where several slices have
  /// it, those of the series with this number, if there are any.
  fileprivate func images(of instance: Int, series: Int?) -> [(Slice, Int)] {
    let all = images { $0.instances.firstIndex(of: instance) }
    let own = all.filter { $0.0.seriesNumber == series }
    return all.count > 1 && !own.isEmpty ? own : all
  }

  /// The slice and phase (from 0) of an image by its SOPInstanceUID.
  fileprivate func image(of uid: String) -> (Slice, Int)? {
    images { $0.uids.firstIndex(of: uid) }.first
  }

  private func images(_ place: (Slice) -> Int?) -> [(Slice, Int)] {
    slices.compactMap { slice in
      place(slice).map { index in
        (slice, slice.phases.indices.contains(index) ? slice.phases[index] : -1)
      }
    }
  }
}

extension [UInt8] {
  /// Rotates a mask as curation rotates a landscape image: the last column becomes the first row.
  fileprivate func turned(columns: Int) -> [UInt8] {
    let rows = count / columns
    return indices.map { self[$0 % rows * columns + columns - 1 - $0 / rows] }
  }
}
