/// Which images of a synthetic patient's cine series are looked at.
struct CineSampling: Codable, Hashable, Sendable {
  /// So many over the heartbeat, among them end-diastole and end-systole; nil for all.
  var frames: Int? = 2
  /// So many, evenly through the stack; nil for all.
  var slices: Int?
}
