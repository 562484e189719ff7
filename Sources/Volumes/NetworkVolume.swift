import StudyTerms

/// The volumes of one series by one network, in ml.
package struct NetworkVolume: Codable, Hashable, Sendable {
  /// The series.
  package var id: SeriesID
  /// The volumes at end-diastole, at end-systole and at the first frame.
  package var diastole, systole, firstFrame: Double
  /// The frames of end-diastole and end-systole, numbered as in the table of predictions.
  package var diastolicFrame, systolicFrame: Int

  package init(
    id: SeriesID, diastole: Double, systole: Double, firstFrame: Double, diastolicFrame: Int,
    systolicFrame: Int
  ) {
    self.id = id
    self.diastole = diastole
    self.systole = systole
    self.firstFrame = firstFrame
    self.diastolicFrame = diastolicFrame
    self.systolicFrame = systolicFrame
  }
}
