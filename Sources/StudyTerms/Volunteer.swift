/// A volunteer of the 7 T study.
public struct Volunteer: Hashable, Sendable, Codable, Comparable {
  /// 17 to 55.
  public var number: Int

  public init(_ number: Int) { self.number = number }

  /// Annotated by nobody: its masks are empty.
  public static let unannotated = Volunteer(24)

  /// ml that a pixel of the 7 T masks (256 pixels across) stands for, the gap between slices included.
  public static let millilitresPerPixel = 0.009375

  public static func < (a: Volunteer, b: Volunteer) -> Bool { a.number < b.number }

  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}
