/// One image of a volunteer's cine series: a slice at a phase of the heartbeat.
public struct CineImage: Hashable, Sendable, Codable, Comparable {
  public var volunteer: Volunteer
  /// From 0 at the apex.
  public var slice: Int
  /// From 0, the R wave.
  public var frame: Int

  public init(volunteer: Volunteer, slice: Int, frame: Int) {
    self.volunteer = volunteer
    self.slice = slice
    self.frame = frame
  }

  /// Reads `26_slice002_frame017`, with or without what follows (`-mask.png`); nil for other texts.
  public init?(name: String) {
    let stem = name.prefix { $0 != "-" && $0 != "." }
    let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("slice"), parts[2].hasPrefix("frame"),
      let volunteer = Int(parts[0]), let slice = Int(parts[1].dropFirst(5)),
      let frame = Int(parts[2].dropFirst(5))
    else { return nil }
    self.init(volunteer: Volunteer(volunteer), slice: slice, frame: frame)
  }

  /// `26_slice002_frame017`.
  public var name: String {
    "\(volunteer.number)_slice\(Digits.padded(slice))_frame\(Digits.padded(frame))"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let image = CineImage(name: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not the name of an image")
    }
    self = image
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  public static func < (a: CineImage, b: CineImage) -> Bool {
    (a.volunteer, a.slice, a.frame) < (b.volunteer, b.slice, b.frame)
  }
}
