/// The series whose label score does not exceed a threshold, or all series.
package struct LabelSet: Codable, Hashable, Sendable {
  /// The threshold, as a fraction; nil for all series.
  package var threshold: Double?
  /// The numbers of series and of images.
  package var series, images: Int
  /// The series and images of the challenge's validation part.
  package var validationSeries, validationImages: Int
  /// The series of the challenge's test part.
  package var testSeries: Int
  /// The series of which the rotated version counts.
  package var rotated: Int

  package init(
    threshold: Double?, series: Int, images: Int, validationSeries: Int, validationImages: Int,
    testSeries: Int, rotated: Int
  ) {
    self.threshold = threshold
    self.series = series
    self.images = images
    self.validationSeries = validationSeries
    self.validationImages = validationImages
    self.testSeries = testSeries
    self.rotated = rotated
  }
}
