import Foundation

/// Contours of files as masks: 0 background, 1 the LV's cavity, 2 its wall.
///
/// A Medis file (`.con`) gives a mask for each slice and phase, `<file>-frame000-slice000`. The
/// Sunnybrook data's text files give one for each image, from inner and outer contour together,
/// `SC-N-03-IM-0001-0048` (``SunnybrookContour``).
public struct ContourMasks: Sendable {
  /// Which pixels a contour encloses.
  public var rule: FillingRule
  /// The columns and rows of the images; nil for the grid stated by a Medis file.
  public var size: SIMD2<Int>?
  /// Whether the wall counts as background, for data in which many images have the inner contour
  /// only.
  public var cavityOnly: Bool

  public init(rule: FillingRule = .centres, size: SIMD2<Int>? = nil, cavityOnly: Bool = false) {
    self.rule = rule
    self.size = size
    self.cavityOnly = cavityOnly
  }

  /// The masks of a contour file, or of all below a folder, sorted by name. Names have no
  /// extension. Throws ``FileError``.
  public func masks(at url: URL) throws -> [(name: String, mask: GrayImage)] {
    let url = url.standardizedFileURL
    let files = Self.files(at: url)
    let folder = Self.folder(of: url)
    var masks: [(name: String, mask: GrayImage)] = []
    for file in files where Self.isMedis(file) { masks += try medis(file) }
    let contours = files.compactMap { SunnybrookContour($0, below: folder) }
    if contours.isEmpty, !Self.isFolder(url), !Self.isMedis(url) {
      throw FileError(
        path: url.path,
        reason: "a file of contours is called like heart.con or IM-0001-0048-icontour-manual.txt")
    }
    // In the order of the files, so that errors name the first faulty one.
    let images = Dictionary(grouping: contours, by: \.image).values
    for drawn in images.sorted(by: { NaturalOrder.precedes($0[0].file.path, $1[0].file.path) }) {
      masks.append((drawn[0].name, try mask(of: drawn)))
    }
    return masks.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  /// What a careful reader would notice about the contours at a place (``masks(at:)``), patient by
  /// patient. Throws ``FileError``.
  public func faults(at url: URL) throws -> [ContourFault] {
    let url = url.standardizedFileURL
    let files = Self.files(at: url)
    var drawings: [ContourReview.Drawing] = []
    for file in files where Self.isMedis(file) {
      let contours = try MedisContours(contentsOf: file)
      drawings += contours.entries.filter { $0.type < 2 }.map { entry in
        let place = "slice \(entry.slice), phase \(entry.phase)"
        return ContourReview.Drawing(
          patient: file.deletingPathExtension().lastPathComponent, image: place, place: place,
          isOuter: entry.type == 1, contour: entry.contour, size: contours.resolution ?? size)
      }
    }
    for contour in files.compactMap({ SunnybrookContour($0, below: Self.folder(of: url)) }) {
      drawings.append(
        ContourReview.Drawing(
          patient: contour.patient ?? "", image: contour.image.path,
          place: contour.file.lastPathComponent, isOuter: contour.isOuter,
          contour: try Contour(sunnybrook: contour.file), size: size))
    }
    var review = ContourReview()
    let patients = Dictionary(grouping: drawings, by: \.patient)
    for (_, drawn) in patients.sorted(by: { NaturalOrder.precedes($0.key, $1.key) }) {
      review.look(at: drawn)
    }
    return review.faults
  }

  /// The file, or all files below a folder.
  private static func files(at url: URL) -> [URL] {
    isFolder(url) ? FolderWalk(url).sorted { NaturalOrder.precedes($0.path, $1.path) } : [url]
  }

  private static func folder(of url: URL) -> URL {
    isFolder(url) ? url : url.deletingLastPathComponent()
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func medis(_ file: URL) throws -> [(name: String, mask: GrayImage)] {
    let contours = try MedisContours(contentsOf: file)
    guard let size = size ?? contours.resolution else {
      throw FileError(
        path: file.path, reason: "the file names no Image_resolution; say the size of the images")
    }
    let grid = contours.resolution ?? size
    for entry in contours.entries where entry.type < 2 {
      try refuseBeyond(entry.contour, grid, file)
    }
    let places = Set(contours.entries.map { SIMD2($0.phase, $0.slice) })
    return places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }.compactMap { place in
      contours.labels(
        slice: place.y, phase: place.x, width: size.x, height: size.y, rule: rule
      ).map { labels in
        let stem = file.deletingPathExtension().lastPathComponent
        let name = String(format: "-frame%03d-slice%03d", place.x, place.y)
        return (stem + name, mask(labels, size))
      }
    }
  }

  private func mask(of drawn: [SunnybrookContour]) throws -> GrayImage {
    guard let size else {
      throw FileError(
        path: drawn[0].file.path,
        reason: "the file does not say how large its image is; say the size")
    }
    for isOuter in [true, false] {
      let same = drawn.filter { $0.isOuter == isOuter }
      guard same.count > 1 else { continue }
      throw FileError(
        path: same[1].file.path,
        reason: "the image has another \(isOuter ? "outer" : "inner") contour, "
          + "\(same[0].file.lastPathComponent); take one of them away")
    }
    var labels = [UInt8](repeating: 0, count: size.x * size.y)
    // The outer one first, because the inner one's pixels become cavity.
    for contour in drawn.sorted(by: { $0.isOuter && !$1.isOuter }) {
      let line = try Contour(sunnybrook: contour.file)
      try refuseBeyond(line, size, contour.file)
      let inside = line.filled(width: size.x, height: size.y, rule: rule)
      for pixel in labels.indices where inside[pixel] { labels[pixel] = contour.isOuter ? 2 : 1 }
    }
    return mask(labels, size)
  }

  /// Refuses a contour that leaves its image, since it belongs to a larger one. Pixels end half a
  /// pixel beyond their centres, and drawings may be off by as much.
  private func refuseBeyond(_ contour: Contour, _ size: SIMD2<Int>, _ file: URL) throws {
    let (columns, rows) = (Double(size.x), Double(size.y))
    guard
      let point = contour.points.first(where: {
        !(-1...columns).contains($0.x) || !(-1...rows).contains($0.y)
      })
    else { return }
    throw FileError(
      path: file.path,
      reason:
        "the contour has a point at \(point.x), \(point.y), which an image of \(size.x)x\(size.y) has not;"
        + " say the size of the images")
  }

  private func mask(_ labels: [UInt8], _ size: SIMD2<Int>) -> GrayImage {
    let pixels = labels.map { cavityOnly && $0 != 1 ? 0 : UInt16($0) }
    return GrayImage(width: size.x, height: size.y, pixels: pixels)
  }

  private static func isMedis(_ file: URL) -> Bool { file.pathExtension.lowercased() == "con" }
}
