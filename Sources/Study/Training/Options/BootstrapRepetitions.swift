/// The number of draws of a bootstrap, from 1 to a million.
struct BootstrapRepetitions: Decodable, Sendable, Hashable {
  var count: Int

  init(_ count: Int) { self.count = count }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    count = try container.decode(Int.self)
    guard (1...1_000_000).contains(count) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(count) is not 1 to 1000000")
    }
  }
}
