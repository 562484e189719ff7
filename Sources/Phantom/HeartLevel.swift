/// The properties of a heart that depend only on the position along the long axis.
struct HeartLevel: Hashable, Sendable {
  /// From the cavity's apex (0) to the base (1).
  var relative: Double
  var contraction: Double
  /// Of the cavity at end-diastole, in mm.
  var inner: Double
  /// Of the muscle's outline, as a share of its radius at the equator.
  var outer: Double
  /// How much of the scar there is, 0...1.
  var scar: Double
  /// The right ventricle's width, 0...1.
  var right: Double
  /// Above the base: the radius of the atria, as a share of that at the base.
  var atrium: Double?
}
