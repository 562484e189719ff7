/// How many series or patients are from a scanner.
package struct ScannerCount: Codable, Hashable, Sendable {
  package var scanner: String
  /// In tesla; NaN where no header says it.
  package var field: Double
  package var count: Int

  package init(scanner: String, field: Double, count: Int) {
    self.scanner = scanner
    self.field = field
    self.count = count
  }
}
