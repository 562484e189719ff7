/// Volumes of a left ventricle over the heartbeat.
public struct LeftVentricle: Hashable, Sendable, Codable {
  /// End-diastolic and end-systolic volume in ml.
  public var edv, esv: Double

  public init(edv: Double, esv: Double) {
    self.edv = edv
    self.esv = esv
  }

  /// Stroke volume in ml.
  public var sv: Double { edv - esv }
  /// Ejection fraction, 0...1.
  public var ef: Double { sv / edv }

  /// The four measures by name, in the order of tables.
  public static let measures = ["EDV", "ESV", "SV", "EF"]

  /// In the order of ``measures``.
  public var values: [Double] { [edv, esv, sv, ef] }
}
