/// The range of a setting over series or patients.
package struct SettingRange: Codable, Hashable, Sendable {
  /// The setting, which determines the unit.
  package var setting: Setting
  /// The number of series or patients with a known value.
  package var count: Int
  /// The smallest, median and largest value; NaN if none is known.
  package var min, median, max: Double

  package init(setting: Setting, count: Int, min: Double, median: Double, max: Double) {
    self.setting = setting
    self.count = count
    self.min = min
    self.median = median
    self.max = max
  }
}
