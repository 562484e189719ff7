import Foundation

/// Contours of files as masks: 0 background, 1 the LV's cavity, 2 its wall.
///
/// Of Medis' files (`.con`) a mask for each slice and phase, `<file>-frame000-slice000`; of the Sunnybrook data's text files one for each
/// image, with inner and outer contour together, `IM-0001-0048` of `IM-0001-0048-icontour-manual.txt` and `-ocontour-`.
public struct ContourMasks: Sendable {
  public var rule: FillingRule
  /// Columns and rows of the images; nil for the grid that a Medis file names.
  public var size: SIMD2<Int>?

  public init(rule: FillingRule = .centres, size: SIMD2<Int>? = nil) {
    self.rule = rule
    self.size = size
  }

  /// The files of contours at a path: itself, or those below a folder, by name.
  public static func files(at url: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [url] }
    return FolderWalk(url).filter { isMedis($0) || border(of: $0) != nil }
      .sorted { NaturalOrder.precedes($0.path, $1.path) }
  }

  /// The masks of these files with the names that they have without ending, by name. Throws ``FileError``.
  public func masks(of files: [URL]) throws -> [(name: String, mask: GrayImage)] {
    var masks: [(name: String, mask: GrayImage)] = []
    for file in files where Self.isMedis(file) { masks += try medis(file) }
    let drawn = Dictionary(grouping: files.filter { !Self.isMedis($0) }, by: Self.image)
    for (place, files) in drawn {
      masks.append((place.lastPathComponent, try sunnybrook(files)))
    }
    return masks.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  private func medis(_ file: URL) throws -> [(name: String, mask: GrayImage)] {
    let contours = try MedisContours(contentsOf: file)
    guard let size = size ?? contours.resolution else {
      throw FileError(
        path: file.path, reason: "the file names no Image_resolution; say the size of the images")
    }
    let places = Set(contours.entries.map { SIMD2($0.phase, $0.slice) })
    return places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }.compactMap { place in
      contours.labels(
        slice: place.y, phase: place.x, width: size.x, height: size.y, rule: rule
      ).map { labels in
        let stem = file.deletingPathExtension().lastPathComponent
        let name = String(format: "-frame%03d-slice%03d", place.x, place.y)
        return (stem + name, Self.mask(labels, size))
      }
    }
  }

  private func sunnybrook(_ files: [URL]) throws -> GrayImage {
    guard let size else {
      throw FileError(
        path: files[0].path, reason: "the file does not say how large its image is; say the size")
    }
    var labels = [UInt8](repeating: 0, count: size.x * size.y)
    // The outer one first: what the inner one holds is cavity.
    for file in files.sorted(by: { Self.isOuter($0) && !Self.isOuter($1) }) {
      let inside = try Contour(sunnybrook: file).filled(width: size.x, height: size.y, rule: rule)
      for pixel in labels.indices where inside[pixel] { labels[pixel] = Self.isOuter(file) ? 2 : 1 }
    }
    return Self.mask(labels, size)
  }

  private static func mask(_ labels: [UInt8], _ size: SIMD2<Int>) -> GrayImage {
    GrayImage(width: size.x, height: size.y, pixels: labels.map(UInt16.init))
  }

  private static func isMedis(_ file: URL) -> Bool { file.pathExtension.lowercased() == "con" }
  private static func isOuter(_ file: URL) -> Bool { border(of: file) == "o" }

  /// `i` or `o` of `IM-0001-0048-icontour-manual.txt`; nil for other names.
  private static func border(of file: URL) -> Substring? {
    file.lastPathComponent.wholeMatch(of: /.+-([io])contour-.+\.txt/)?.1
  }

  /// The file's image: its path without what says which contour it is.
  private static func image(_ file: URL) -> URL {
    let name = file.lastPathComponent
    let stem =
      name.wholeMatch(of: /(.+)-[io]contour-.+\.txt/).map { String($0.1) }
      ?? file.deletingPathExtension().lastPathComponent
    return file.deletingLastPathComponent().appending(path: stem)
  }
}
