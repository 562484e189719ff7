/// The outlines in one direction, in mm from the long axis.
struct HeartRadii: Hashable, Sendable {
  /// Of the left cavity, 0 where there is none.
  var inner: Double
  /// Of its wall.
  var outer: Double
  /// Of the right cavity, which begins at `outer`; equal to that where there is none.
  var right: Double
}
