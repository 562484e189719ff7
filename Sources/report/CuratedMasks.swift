import CohortImages
import Cohorts
import Curation
import Engine
import Foundation
import GroundTruth
import Imaging
import NIfTI
import StudyTerms
import Tables

/// Masks of contours on the grids of curated images, called as `report curate --png` calls these.
struct CuratedMasks {
  /// The folder of contours.
  var contours: URL
  /// The folder of DICOM, or an archive of it.
  var images: URL
  /// The table of what the contours call patients; nil if they are called as their folders.
  var names: URL?
  /// Whether the wall counts as background.
  var cavityOnly: Bool

  /// Writes a mask for each image with contours. Returns their number and what is odd about them.
  func write(to folder: URL) async throws -> (Int, [ContourFault]) {
    // Beside the masks, where there is room: the system's temporary folder may be small.
    let scratch = folder.appending(path: ".unpacked")
    try? FileManager.default.removeItem(at: scratch)
    defer {
      try? FileManager.default.removeItem(at: scratch)
      // This fails if there are masks, as it should.
      rmdir(folder.path)
    }
    let files = try files
    let patients = try CohortFolder(
      CohortPatient(images, root: images).unpacked(in: scratch.appending(path: "input")).places[0]
    ).patients
    try files.refuseContours(ofNoneAmong: patients.map(\.name))
    var count = 0
    var review = ContourReview()
    var reversed: [ContourFault] = []
    for patient in patients {
      let curated = try await CuratedImages(
        curating: patient, by: Curation(), in: scratch.appending(path: "images")
      ) { _ in }
      let drawn = try files.drawn(of: curated.about)
      review.look(at: drawn.map { $0.drawing(of: patient.name) })
      if let fault = ContourFault(curated.about, drawn) { reversed.append(fault) }
      for series in curated.images.keys.sorted() {
        let size = try curated.image(series, through: scratch).header.size
        let labels = try files.labels(of: series, size: size, in: curated.about)
        count += try write(labels, size, series, to: folder)
      }
    }
    if count == 0 {
      throw FileError(
        path: contours.path, reason: "no contour lies on an image that curation keeps")
    }
    return (count, review.faults + reversed)
  }

  private var files: ContourFiles {
    get throws {
      let root = contours.standardizedFileURL.resolvingSymlinksInPath()
      let paths = FolderWalk(root).map {
        $0.path.dropFirst(root.path.count).split(separator: "/").joined(separator: "/")
      }
      return ContourFiles(
        folder: FileReference(path: ""),
        files: paths.sorted(by: NaturalOrder.precedes).map { FileReference(path: $0) },
        names: try names.map {
          try ContourFiles.names(
            Table.read(contentsOf: $0, separator: ",", text: ["patient_id", "original_id"]))
        } ?? [:],
        location: { root.appending(path: $0.path) })
    }
  }

  private func write(
    _ labels: [UInt8], _ size: SIMD4<Int>, _ series: String, to folder: URL
  ) throws -> Int {
    var count = 0
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for place in 0..<size.z * size.w {
      let plane = labels[place * size.x * size.y..<(place + 1) * size.x * size.y]
      guard plane.contains(where: { $0 != PixelOverlap.unknown }) else { continue }
      let mask = GrayImage(
        width: size.x, height: size.y,
        pixels: plane.map { cavityOnly && $0 != 1 ? 0 : UInt16($0) })
      let name = NIfTIImage.name(series, slice: place % size.z, phase: place / size.z)
      try mask.write(png: folder.appending(path: name + ".png"))
      count += 1
    }
    return count
  }
}
