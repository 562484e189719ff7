import StudyTerms

/// The volumes of one series by one network, in ml.
package struct NetworkVolume: Codable, Hashable, Sendable {
  package var id: SeriesID
  package var diastole, systole, firstFrame: Double
  /// As the table of predictions counts frames.
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
