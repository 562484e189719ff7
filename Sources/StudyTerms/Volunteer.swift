/// A volunteer of the 7 T study, known by number.
public struct Volunteer: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  /// The volunteer's number: 17 to 55 in the published study.
  public var number: Int

  /// The volunteer of this number.
  public init(_ number: Int) { self.number = number }

  /// The volunteer of this number.
  public init(rawValue: Int) { number = rawValue }

  /// The volunteer's number.
  public var rawValue: Int { number }

  /// The volunteer that was never annotated; the masks are empty.
  public static let unannotated = Volunteer(24)

  /// The volume in ml that a pixel of the 7 T masks (256 pixels across) stands for, the gap between
  /// slices included.
  public static let millilitresPerPixel = 0.009375

  /// Orders volunteers by number.
  public static func < (a: Volunteer, b: Volunteer) -> Bool { a.number < b.number }

  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}
