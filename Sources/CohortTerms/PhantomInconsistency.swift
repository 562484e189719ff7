/// What can be wrong with a synthetic study, as it is with real ones.
public enum PhantomInconsistency: String, CaseIterable, Hashable, Sendable, Codable {
  /// Images of a slice are missing.
  case missingPhases = "missing-phases"
  /// A slice is missing: the gap is twice the usual one.
  case missingSlice = "missing-slice"
  /// A slice lies in the middle between two others.
  case interspersedSlice = "interspersed-slice"
  /// A slice lies far away from the others.
  case outlierSlice = "outlier-slice"
  /// The last slice at one end is too far from its neighbour.
  case endSlice = "end-slice"
  /// A slice has another number of rows and columns.
  case matrix
  /// All images are interpolated to a matrix of more than 256 pixels.
  case largeMatrix = "large-matrix"
  /// A slice has larger or smaller pixels, as many.
  case scale
  /// A slice is turned in its plane.
  case rotation
  /// A slice was taken twice.
  case repeatedSlice = "repeated-slice"
  /// The whole stack was taken twice.
  case repeatedSeries = "repeated-series"
  /// A view along the long axis lies among the slices.
  case otherPlane = "other-plane"
}
