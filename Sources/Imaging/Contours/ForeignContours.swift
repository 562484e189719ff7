/// Files of drawings that hold no contours which can be read, for messages.
package enum ForeignContours {
  /// What of some files is a drawing, in words such as `12 cvi42 workspaces, no contours that can
  /// be read`; nil if none is.
  package static func sentence(_ names: some Sequence<String>) -> String? {
    var counts: [String: Int] = [:]
    for name in names {
      let end = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
      if kinds.contains(where: { $0.end == end }) { counts[end, default: 0] += 1 }
    }
    let found = kinds.compactMap { kind -> String? in
      guard let count = counts[kind.end] else { return nil }
      return "\(count) \(count == 1 ? kind.one : kind.several)"
        + (kind.advice.map { " \($0)" } ?? "")
    }
    return found.isEmpty
      ? nil : found.joined(separator: " and ") + ", no contours that can be read"
  }

  private static let kinds: [(end: String, one: String, several: String, advice: String?)] = [
    ("cvi42wsx", "cvi42 workspace", "cvi42 workspaces", nil),
    (
      "cvi42ws", "binary cvi42 workspace", "binary cvi42 workspaces",
      "(export them as XML, .cvi42wsx)"
    ),
    ("con", "file of Medis", "files of Medis", "(report masks reads them)"),
    ("mat", "Matlab file", "Matlab files", nil),
  ]
}
