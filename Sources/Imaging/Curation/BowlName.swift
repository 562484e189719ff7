import Foundation

/// A file of the Data Science Bowl's short axis: `sax_<n>/IM-<digits>-<frame>[-<slice>].dcm`.
struct BowlName: Hashable, Sendable {
  /// All of the path but the frame's number.
  struct Slice: Hashable, Sendable {
    var folder: String
    var series: Substring
    var suffix: Substring
  }

  var slice: Slice
  var frame: Int

  /// nil for any other file.
  init?(_ url: URL) {
    let folder = url.deletingLastPathComponent()
    guard folder.lastPathComponent.hasPrefix("sax_"),
      let parts = url.lastPathComponent.wholeMatch(of: /IM-([0-9]+)-([0-9]{4})(|-.*)\.dcm/),
      let frame = Int(parts.2)
    else { return nil }
    slice = Slice(folder: folder.path, series: parts.1, suffix: parts.3)
    self.frame = frame
  }
}
