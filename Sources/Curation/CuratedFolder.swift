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
  func removeImages(except made: Set<String>) throws -> [String] {
    let files = FileManager.default
    return try series.filter { !made.contains($0) }.filter { name in
      let folder = url.appending(path: name)
      let own = ["sa.nii.gz", "png"].map { folder.appending(path: $0) }
      guard files.fileExists(atPath: own[0].path) else { return false }
      for place in own where files.fileExists(atPath: place.path) {
        try files.removeItem(at: place)
      }
      rmdir(folder.path)
      return true
    }
  }
}
