/// One of the 816 images segmented by hand: a slice of a Kaggle patient at one frame.
package struct ManualImage: Hashable, Sendable, Codable, Comparable {
  /// The patient's number in the challenge.
  package var patient: Int
  /// The number of the frame, from 0.
  package var frame: Int
  /// The number of the slice, from 0.
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

  /// The name of the mask's file, as `1139-frame029-slice001.png`.
  package var fileName: String {
    "\(patient)-frame\(Digits.padded(frame))-slice\(Digits.padded(slice)).png"
  }

  /// Orders images by patient, then frame, then slice.
  package static func < (a: ManualImage, b: ManualImage) -> Bool {
    (a.patient, a.frame, a.slice) < (b.patient, b.frame, b.slice)
  }
}
