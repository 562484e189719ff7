import Foundation
import Imaging

/// What an earlier curation left in a folder: images that could be mistaken for the next one's.
struct CuratedFolder {
  private let url: URL
  /// The series of that curation; each may have a rotated version.
  private var series: [String] = []

  /// Must be called before the folder's tables are overwritten.
  init(_ url: URL) throws {
    self.url = url
    let table = url.appending(path: "patient_dimensions.tsv")
    guard FileManager.default.fileExists(atPath: table.path) else { return }
    try TextFile.forEachLine(of: table) { line in
      let id = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
      // Only a folder directly below this one counts.
      guard id != CuratedSeries.dimensionColumns[0], !id.isEmpty, !id.hasPrefix("."),
        !id.contains("/")
      else { return }
      series += [id, id + "_rot90"]
    }
  }

  /// Removes the images of series that were not made now, and their folders unless they hold other
  /// files, such as a user's labels. Returns the names of the series.
  ///
  /// The table that names the series may have been written by anybody: links are not followed, and
  /// only files with the names of a curation go.
  func removeImages(except made: Set<String>) throws -> [String] {
    series.filter { !made.contains($0) }.filter { name in
      let folder = url.appending(path: name)
      let image = folder.appending(path: "sa.nii.gz")
      guard Self.kind(folder) == S_IFDIR, Self.kind(image) == S_IFREG, unlink(image.path) == 0
      else { return false }
      removePictures(of: name, in: folder.appending(path: "png"))
      rmdir(folder.path)
      return true
    }
  }

  private func removePictures(of series: String, in folder: URL) {
    guard Self.kind(folder) == S_IFDIR else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(series) && name.dropFirst(series.count).contains(Self.picture) {
      let place = folder.appending(path: name)
      if Self.kind(place) == S_IFREG { unlink(place.path) }
    }
    rmdir(folder.path)
  }

  /// What follows the series in the name of a picture.
  private static var picture: Regex<Substring> { /^-frame\d{3,}-slice\d{3,}\.png$/ }

  /// The kind of what stands there, links not followed; nil for nothing.
  private static func kind(_ place: URL) -> mode_t? {
    var status = stat()
    return lstat(place.path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
