/// Which images of a synthetic patient's cine series are looked at.
package struct CineSampling: Codable, Hashable, Sendable {
  /// So many over the heartbeat, among them end-diastole and end-systole; nil for all.
  package var frames: Int? = 2
  /// So many, evenly through the stack; nil for all.
  package var slices: Int?

  package init(frames: Int? = 2, slices: Int? = nil) {
    self.frames = frames
    self.slices = slices
  }
}
