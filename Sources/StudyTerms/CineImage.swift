/// One image of a volunteer's cine series: one slice at one frame of the heartbeat.
public struct CineImage: Hashable, Sendable, Codable, Comparable {
  /// The volunteer whose heart the image shows.
  public var volunteer: Volunteer
  /// The number of the slice, from 0 at the apex.
  public var slice: Int
  /// The number of the frame, from 0 at the R wave.
  public var frame: Int

  public init(volunteer: Volunteer, slice: Int, frame: Int) {
    self.volunteer = volunteer
    self.slice = slice
    self.frame = frame
  }

  /// Reads `26_slice002_frame017`, ignoring what follows (such as `-mask.png`); nil for other
  /// texts.
  public init?(name: String) {
    let stem = name.prefix { $0 != "-" && $0 != "." }
    let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("slice"), parts[2].hasPrefix("frame"),
      let volunteer = Int(parts[0]), let slice = Int(parts[1].dropFirst(5)),
      let frame = Int(parts[2].dropFirst(5))
    else { return nil }
    self.init(volunteer: Volunteer(volunteer), slice: slice, frame: frame)
  }

  /// The image's name, as `26_slice002_frame017`.
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

  /// Orders images by volunteer, then slice, then frame.
  public static func < (a: CineImage, b: CineImage) -> Bool {
    (a.volunteer, a.slice, a.frame) < (b.volunteer, b.slice, b.frame)
  }
}
