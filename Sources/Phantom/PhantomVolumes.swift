/// What the ventricles hold at one time, in ml.
public struct PhantomVolumes: Hashable, Sendable {
  /// The cavity of the left ventricle, papillary muscles included.
  public var left: Double
  public var right: Double
  /// The left ventricle's wall.
  public var muscle: Double
}
