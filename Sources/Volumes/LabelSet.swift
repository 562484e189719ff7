/// The series whose labels' score is at most a threshold.
package struct LabelSet: Codable, Hashable, Sendable {
  /// A fraction.
  package var threshold: Double
  package var series, images: Int
  /// Of the challenge's part for validation.
  package var validationSeries, validationImages: Int
  /// Of the challenge's part for tests.
  package var testSeries: Int
  /// Of which the turned version counts.
  package var rotated: Int

  package init(
    threshold: Double, series: Int, images: Int, validationSeries: Int, validationImages: Int,
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
