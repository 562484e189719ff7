/// A problem found in a study, in the words of the original's log, its spelling included.
public enum CurationProblem: String, Codable, Hashable, Sendable, CaseIterable {
  case unreadable = "unreadable file"
  case elsewhere = "unexpected place"
  case severalStudies = "several studies"
  case repeated = "repeated measurement"
  case unknownFolder = "unknown folder"
  case noShortAxis = "no short axis"
  case incomplete = "incomplete header"
  case repeatedImage = "repeated image"
  case otherImage = "other image"
  case strayFrame = "stray frame"
  case orientation
  case rotation
  case collision = "collission"
  case spacingMetadata = "slice spacing: metadata"
  /// The original's wording for a header whose slice spacing differs; used in legacy mode only.
  case spacingEmpirical = "slice spacing: empirical/metadata"
  case spacingMissing = "slice spacing: missing"
  case spacingOutlier = "slice spacing: outlier"
  case spacingInterspersed = "slice spacing: interspersed"
  case spacingTop = "slice spacing: top"
  case spacingBottom = "slice spacing: bottom"
  case spacingSpecial = "slice spacing: special"
  case imageTooLarge = "image size >256"
  /// Axes that are not of length 1 once their cosines are rounded; in legacy mode only.
  case axisScaling = "axis scaling"
  case pixelSpacing = "pixel spacing"
  case imageSize = "image size"
  case shift = "in-plane shift"
  case missingFrame = "missing frame"
  case phases = "number of phases"
  case phaseOrder = "order of phases"
  case otherSequence = "other sequence"
  case grouping = "series"
  case timeStep = "time step"
}
