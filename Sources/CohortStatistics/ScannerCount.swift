/// The number of series or patients from one type of scanner.
package struct ScannerCount: Codable, Hashable, Sendable {
  /// The scanner's name, as the headers state it.
  package var scanner: String
  /// The field strength in tesla; NaN if no header states it.
  package var field: Double
  /// The number of series or patients.
  package var count: Int

  package init(scanner: String, field: Double, count: Int) {
    self.scanner = scanner
    self.field = field
    self.count = count
  }
}
