import Foundation

/// A file of the Data Science Bowl's short axis: `sax_<n>/IM-<digits>-<frame>[-<slice>].dcm`.
struct BowlName: Hashable, Sendable {
  /// All of the path but the frame's number.
  struct Slice: Hashable, Sendable {
    var folder: String
    var series: Substring
    var suffix: String
  }

  var slice: Slice
  var frame: Int

  /// nil for any other file.
  init?(_ url: URL) {
    let folder = url.deletingLastPathComponent()
    guard folder.lastPathComponent.hasPrefix("sax_"),
      case let name = url.lastPathComponent, name.hasPrefix("IM-"), name.hasSuffix(".dcm")
    else { return nil }
    // By hand, as a regular expression takes as long as reading the header.
    let parts = name.dropFirst(3).dropLast(4).split(
      separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, !parts[0].isEmpty, parts[1].utf8.count == 4,
      parts[0...1].allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let frame = Int(parts[1])
    else { return nil }
    let suffix = parts.count > 2 ? "-" + parts[2] : ""
    slice = Slice(folder: folder.path, series: parts[0], suffix: suffix)
    self.frame = frame
  }
}
