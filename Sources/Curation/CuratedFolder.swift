import Foundation
import Imaging

/// What an earlier curation into a folder left there: images that would be taken for those of the next one.
struct CuratedFolder {
  private let url: URL
  /// With the turned versions that they may have.
  private var series: [String] = []

  /// Before the folder's tables are begun anew.
  init(_ url: URL) throws {
    self.url = url
    let table = url.appending(path: "patient_dimensions.tsv")
    guard FileManager.default.fileExists(atPath: table.path) else { return }
    try TextFile.forEachLine(of: table) { line in
      let id = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
      // A folder directly below this one, and nothing else.
      guard id != CuratedSeries.dimensionColumns[0], !id.isEmpty, !id.hasPrefix("."),
        !id.contains("/")
      else { return }
      series += [id, id + "_rot90"]
    }
  }

  /// Removes images of other series than those that were made now, and their folders where nothing else lies in them, as labels of
  /// somebody's own may. Returns what the series were called.
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
