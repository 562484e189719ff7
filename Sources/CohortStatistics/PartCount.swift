/// The number of series and patients in a part of the challenge.
package struct PartCount: Codable, Hashable, Sendable {
  /// The name of the part; `all` for the whole challenge.
  package var part: String
  /// The numbers of series and of patients.
  package var series, patients: Int
  /// The number of patients whose study was split into two series.
  package var split: Int

  package init(part: String, series: Int, patients: Int, split: Int) {
    self.part = part
    self.series = series
    self.patients = patients
    self.split = split
  }
}
