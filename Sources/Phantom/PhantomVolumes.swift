/// The volumes of the ventricles and of the left wall at one time, in ml.
public struct PhantomVolumes: Hashable, Sendable {
  /// The cavity of the left ventricle, papillary muscles included.
  public var left: Double
  /// The cavity of the right ventricle.
  public var right: Double
  /// The volume of the left ventricle's wall.
  public var muscle: Double
}
