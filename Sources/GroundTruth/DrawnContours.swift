import CohortTerms
import Cohorts
import Engine
import Foundation
import Imaging
import StudyTerms
import Tables

/// Contours of the left ventricle drawn by hand, in the Sunnybrook layout:
/// `<patient>/i-contours/IM-0001-<instance number>-icontour-manual.txt` around the cavity, and in
/// `o-contours` around the wall.
package struct DrawnContours: Codable, Hashable, Sendable {
  /// The folder of contours, with one folder for each patient.
  package var folder: FileReference
  /// A table with the columns `patient_id` and `original_id`: the patients' names in the folder of
  /// contours; nil if they are the same.
  package var names: FileReference?

  package init(folder: FileReference, names: FileReference? = nil) {
    self.folder = folder
    self.names = names
  }

  /// The two borders of the wall; the raw value is the folder's name.
  package enum Border: String {
    case inner = "i-contours"
    case outer = "o-contours"
  }

  /// One contour, and the image that it was drawn on.
  package struct Drawn {
    /// The contour's file.
    package var file: FileReference
    /// The slice that it was drawn on.
    package var slice: CuratedPatient.Slice
    /// The phase that it was drawn on, from 0.
    package var phase: Int

    package init(file: FileReference, slice: CuratedPatient.Slice, phase: Int) {
      self.file = file
      self.slice = slice
      self.phase = phase
    }
  }

  /// The folder of contours and the table of names.
  package var files: [FileReference] { [folder] + (names.map { [$0] } ?? []) }

  /// A patient's contours, in the order of their files. Throws if a contour belongs to no image.
  package func drawn(_ border: Border, of patient: CuratedPatient, _ context: StepContext) throws
    -> [Drawn]
  {
    let name = try names(context)[patient.name] ?? patient.name
    let place = folder.appending(name).path + "/\(border.rawValue)/"
    return try context.files(in: folder).filter { $0.path.hasPrefix(place) }.map { file in
      let parts = file.path.dropFirst(place.count).split(separator: "-")
      guard parts.count > 2, let instance = Int(parts[2]),
        let (slice, phase) = patient.image(of: instance)
      else { throw StudyError("\(file) belongs to no image of patient \(patient.name)") }
      return Drawn(file: file, slice: slice, phase: phase)
    }
  }

  /// The class of each voxel on the grid of a curated series, x running fastest, then y, z and t: 1
  /// within the inner contour, 2 between both. Images without an inner contour are unknown.
  ///
  /// Throws if curation moved an image's pixels, because the contours would no longer fit.
  package func labels(
    of id: String, size: SIMD4<Int>, in patient: CuratedPatient, _ context: StepContext
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
    for border in [Border.inner, .outer] {
      for drawn in try drawn(border, of: patient, context) {
        guard let z = planes.firstIndex(of: drawn.slice), z < size.z, drawn.phase < size.w
        else { continue }
        let place = drawn.phase * size.z + z
        if border == .outer, found[place] == nil { continue }
        try refuseMoved(drawn, series, patient)
        let contour = try Contour(sunnybrook: context.location(of: drawn.file))
        let inside = Contour(contour.points.map { ($0 + 0.5) * series.scaleFactor - 0.5 })
          .filled(width: series.size.x, height: series.size.y, rule: .centres)
        var plane = found[place] ?? [UInt8](repeating: 0, count: count)
        for pixel in plane.indices where inside[pixel] && plane[pixel] == 0 {
          plane[pixel] = border == .inner ? 1 : 2
        }
        found[place] = plane
      }
    }
    for (place, plane) in found {
      let turned = SeriesID(id).isRotated ? plane.turned(columns: series.size.x) : plane
      labels.replaceSubrange(place * count..<(place + 1) * count, with: turned)
    }
    return labels
  }
}

extension DrawnContours {
  /// Throws if no contour belongs to one of `patients`.
  package func refuseContours(ofNoneAmong patients: [String], _ context: StepContext) throws {
    let called = try names(context)
    let known = Set(patients.map { called[$0] ?? $0 })
    let depth = folder.path.split(separator: "/").count
    let drawn = try context.files(in: folder).compactMap { file -> String? in
      let parts = file.path.split(separator: "/").dropFirst(depth)
      guard parts.count > 2, parts.dropFirst().first == "i-contours" else { return nil }
      return parts.first.map(String.init)
    }
    guard !patients.isEmpty, known.isDisjoint(with: drawn) else { return }
    let others = Set(drawn).sorted(by: NaturalOrder.precedes)
    throw StudyError(
      "\(folder) holds contours of none of the cohort's patients (\(Self.firstFew(patients)))"
        + (others.isEmpty
          ? ": no folder <patient>/i-contours" : ", but of \(Self.firstFew(others))")
        + "; `contour_names` is a table that says what the contours call a patient: patient_id, original_id"
    )
  }

  private static func firstFew(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
  }

  private func refuseMoved(
    _ drawn: Drawn, _ series: CuratedPatient.Series, _ patient: CuratedPatient
  ) throws {
    let moves: Set<CurationProblem> = [.rotation, .imageSize, .pixelSpacing, .shift]
    let isMoved = patient.log.contains {
      moves.contains($0.problem) && $0.image == drawn.slice.image
    }
    if isMoved {
      throw StudyError("\(drawn.file) cannot be laid on an image whose pixels curation moved")
    }
  }

  private func names(_ context: StepContext) throws -> [String: String] {
    guard let names else { return [:] }
    let table = try Table.read(
      contentsOf: context.location(of: names), separator: ",",
      text: ["patient_id", "original_id"])
    return Dictionary(
      zip(try table.texts("patient_id"), try table.texts("original_id"))
    ) { first, _ in first }
  }
}

extension CuratedPatient {
  /// The slice and phase (from 0) of an image by its InstanceNumber.
  fileprivate func image(of instance: Int) -> (Slice, Int)? {
    slices.lazy.compactMap { slice in
      slice.instances.firstIndex(of: instance).map { (slice, $0) }
    }.first
  }
}

extension [UInt8] {
  /// Rotates a mask as curation rotates a landscape image: the last column becomes the first row.
  fileprivate func turned(columns: Int) -> [UInt8] {
    let rows = count / columns
    return indices.map { self[$0 % rows * columns + columns - 1 - $0 / rows] }
  }
}
