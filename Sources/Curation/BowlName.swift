/// A file of the Data Science Bowl's short axis: `sax_<n>/IM-<digits>-<frame>[-<slice>].dcm`, its
/// extension in any case.
struct BowlName: Hashable, Sendable {
  /// The path without the frame's number.
  struct Slice: Hashable, Sendable {
    var folder: Substring
    var series: Substring
    var suffix: Substring?
  }

  var slice: Slice
  var frame: Int

  /// nil for any other file.
  init?(_ path: String) {
    // Parsed by hand, because a regular expression takes as long as reading the header.
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let folder = path[..<slash]
    let parent = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { folder[$0...].dropFirst() }
    let name = path[path.utf8.index(after: slash)...]
    guard (parent ?? folder).hasPrefix("sax_"), name.hasPrefix("IM-"),
      name.suffix(4).lowercased() == ".dcm"
    else { return nil }
    let parts = name.dropFirst(3).dropLast(4).split(
      separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, !parts[0].isEmpty, parts[1].utf8.count == 4,
      parts[0...1].allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let frame = Int(parts[1])
    else { return nil }
    slice = Slice(folder: folder, series: parts[0], suffix: parts.count > 2 ? parts[2] : nil)
    self.frame = frame
  }
}
