/// Encoded as runs of equal colours, each a colour (`0xRRGGBB`) and a length: masks are short that
/// way, and stay text.
extension Raster: Codable {
  private enum Key: String, CodingKey { case width, height, runs }

  public func encode(to encoder: any Encoder) throws {
    var runs: [Int] = []
    for pixel in 0..<(width * height) {
      let color = rgb[(pixel * 3)..<(pixel * 3 + 3)].reduce(0) { $0 << 8 | Int($1) }
      if runs.count > 1, runs[runs.count - 2] == color {
        runs[runs.count - 1] += 1
      } else {
        runs += [color, 1]
      }
    }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(runs, forKey: .runs)
  }

  /// Throws if the runs do not fill the image.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let width = try container.decode(Int.self, forKey: .width)
    let height = try container.decode(Int.self, forKey: .height)
    let runs = try container.decode([Int].self, forKey: .runs)
    func refusal() -> DecodingError {
      .dataCorruptedError(
        forKey: .runs, in: container, debugDescription: "the runs do not fill the image")
    }
    guard (0...1 << 14).contains(width), (0...1 << 14).contains(height),
      runs.count.isMultiple(of: 2)
    else { throw refusal() }
    var rgb: [UInt8] = []
    rgb.reserveCapacity(width * height * 3)
    for place in stride(from: 0, to: runs.count, by: 2) {
      let (color, length) = (runs[place], runs[place + 1])
      guard (0...0xFF_FFFF).contains(color), (0...(width * height - rgb.count / 3)).contains(length)
      else { throw refusal() }
      let bytes = [UInt8(color >> 16), UInt8(color >> 8 & 0xFF), UInt8(color & 0xFF)]
      for _ in 0..<length { rgb += bytes }
    }
    guard rgb.count == width * height * 3 else { throw refusal() }
    self.init(width: width, height: height, rgb: rgb)
  }
}
