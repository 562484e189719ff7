/// How many series and patients a part of the challenge has.
package struct PartCount: Codable, Hashable, Sendable {
  /// Of the challenge; `all` for all.
  package var part: String
  package var series, patients: Int
  /// Patients whose study was parted into two series.
  package var split: Int

  package init(part: String, series: Int, patients: Int, split: Int) {
    self.part = part
    self.series = series
    self.patients = patients
    self.split = split
  }
}
