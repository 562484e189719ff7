/// The range of what the headers say of patients and scanner, over series or patients.
package struct SettingRange: Codable, Hashable, Sendable {
  package var setting: Setting
  /// Of which it is known.
  package var count: Int
  /// NaN where it is known of none.
  package var min, median, max: Double

  package init(setting: Setting, count: Int, min: Double, median: Double, max: Double) {
    self.setting = setting
    self.count = count
    self.min = min
    self.median = median
    self.max = max
  }
}
