/// The end-diastolic and end-systolic volume of a left ventricle, and the measures derived from
/// them.
public struct LeftVentricle: Hashable, Sendable, Codable {
  /// End-diastolic and end-systolic volume, in ml.
  public var edv, esv: Double

  public init(edv: Double, esv: Double) {
    self.edv = edv
    self.esv = esv
  }

  /// Stroke volume in ml.
  public var sv: Double { edv - esv }
  /// Ejection fraction, 0...1.
  public var ef: Double { sv / edv }

  /// The names of the four measures, in the order of tables.
  public static let measures = ["EDV", "ESV", "SV", "EF"]

  /// The values of ``measures``, in that order: EDV, ESV and SV in ml, EF as a fraction.
  public var values: [Double] { [edv, esv, sv, ef] }
}
