/// What headers say of a patient, of the scanner's settings and of the images.
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
