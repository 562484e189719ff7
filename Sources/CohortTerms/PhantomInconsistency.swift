/// A fault injected into a synthetic study, as found in real studies.
public enum PhantomInconsistency: String, CaseIterable, Hashable, Sendable, Codable {
  /// Images of a slice are missing.
  case missingPhases = "missing-phases"
  /// A slice is missing: the gap is twice the usual one.
  case missingSlice = "missing-slice"
  /// An extra slice lies halfway between two others.
  case interspersedSlice = "interspersed-slice"
  /// A slice lies far away from the others.
  case outlierSlice = "outlier-slice"
  /// The last slice at one end is too far from its neighbour.
  case endSlice = "end-slice"
  /// A slice has another number of rows and columns.
  case matrix
  /// All images are interpolated to a matrix of more than 256 pixels.
  case largeMatrix = "large-matrix"
  /// A slice has larger or smaller pixels but the same matrix.
  case scale
  /// A slice is rotated in its plane.
  case rotation
  /// A slice was acquired twice.
  case repeatedSlice = "repeated-slice"
  /// The whole stack was acquired twice.
  case repeatedSeries = "repeated-series"
  /// A view along the long axis lies among the slices.
  case otherPlane = "other-plane"
}
