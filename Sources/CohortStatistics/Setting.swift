/// A property of the patient, the scanner's settings or the images, as headers state it.
package enum Setting: String, Codable, Hashable, Sendable, CaseIterable {
  /// In years.
  case age
  /// In tesla.
  case field = "field strength"
  /// In ms.
  case echoTime = "echo time"
  case repetitionTime = "repetition time"
  /// In mm.
  case thickness = "slice thickness"
  case distance = "slice distance"
  case pixelSpacing = "pixel spacing"
  /// In pixels, as acquired.
  case smaller = "smaller image dimension"
  case larger = "larger image dimension"
  case slices
  case phases
}
