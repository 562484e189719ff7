/// One of the 816 images that were outlined by hand: a slice of a Kaggle patient at a frame.
package struct ManualImage: Hashable, Sendable, Codable, Comparable {
  package var patient: Int
  package var frame: Int
  package var slice: Int

  /// Reads `1139-frame029-slice001.png`; nil for other texts.
  package init?(name: String) {
    let stem = name.split(separator: ".").first ?? ""
    let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("frame"), parts[2].hasPrefix("slice"),
      let patient = Int(parts[0]), let frame = Int(parts[1].dropFirst(5)),
      let slice = Int(parts[2].dropFirst(5))
    else { return nil }
    self.patient = patient
    self.frame = frame
    self.slice = slice
  }

  package init(patient: Int, frame: Int, slice: Int) {
    self.patient = patient
    self.frame = frame
    self.slice = slice
  }

  /// `1139-frame029-slice001.png`.
  package var fileName: String {
    "\(patient)-frame\(Digits.padded(frame))-slice\(Digits.padded(slice)).png"
  }

  package static func < (a: ManualImage, b: ManualImage) -> Bool {
    (a.patient, a.frame, a.slice) < (b.patient, b.frame, b.slice)
  }
}
