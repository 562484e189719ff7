/// Which images of a synthetic patient's cine series are used.
package struct CineSampling: Codable, Hashable, Sendable {
  /// The number of frames over the heartbeat, end-diastole and end-systole among them; nil for all.
  package var frames: Int? = 2
  /// The number of slices, evenly spaced through the stack; nil for all.
  package var slices: Int?

  package init(frames: Int? = 2, slices: Int? = nil) {
    self.frames = frames
    self.slices = slices
  }
}
