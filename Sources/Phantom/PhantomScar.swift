/// A segment of the wall that is thinned and does not contract.
public struct PhantomScar: Hashable, Sendable {
  /// Where its middle lies about the long axis, in radians.
  public var direction: Double
  /// Half of the angle that it takes.
  public var halfAngle: Double
  /// Where its middle lies from apex (0) to base (1).
  public var level: Double
  /// Half of the length that it takes, as a share of the ventricle's.
  public var halfLength: Double
  /// The share of contraction that is lost in its middle.
  public var akinesia: Double
  /// The share of the wall that is lost in its middle.
  public var thinning: Double
}
