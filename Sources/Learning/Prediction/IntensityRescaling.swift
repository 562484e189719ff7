/// Scales the intensities of a whole series to 0...1 between two percentiles, as the program of Bai
/// et al. does for its network (`rescale_intensity` of ukbb_cardiac).
public struct IntensityRescaling: Hashable, Sendable {
  /// The percentiles' values. Values up to the first become 0, those from the second on 1.
  public let low, high: Double
  /// Clipped values are truncated to whole numbers, because the program clips an integer image in
  /// place.
  private let isWhole: Bool

  /// Percentiles are interpolated as in NumPy. `isWhole` says that the image is stored as integers
  /// without a scale. There must be at least one value, and all must be finite.
  public init(_ values: [Float], percentiles: (Double, Double) = (1, 99), isWhole: Bool) {
    low = Self.percentile(percentiles.0, of: values)
    high = Self.percentile(percentiles.1, of: values)
    self.isWhole = isWhole
  }

  /// The rescaled value; always 0 if the two percentiles are equal.
  public func callAsFunction(_ value: Float) -> Float {
    guard high > low else { return 0 }
    var cut = Double(value)
    if cut < low { cut = isWhole ? low.rounded(.towardZero) : low }
    if cut > high { cut = isWhole ? high.rounded(.towardZero) : high }
    return Float((cut - low) / (high - low))
  }

  static func percentile(_ percent: Double, of values: [Float]) -> Double {
    let place = percent / 100 * Double(values.count - 1)
    let rank = Int(place)
    let first = Double(value(atRank: rank, of: values))
    let share = place - Double(rank)
    if share == 0 { return first }
    let second = Double(value(atRank: rank + 1, of: values))
    return share < 0.5
      ? first + (second - first) * share : second - (second - first) * (1 - share)
  }

  /// The value at a rank in sorted order, found by counting the upper half of the bits, then the
  /// lower. A series has millions of values; this takes four passes and no copy.
  static func value(atRank rank: Int, of values: [Float]) -> Float {
    let (upper, before) = bin(of: rank, values) { _ in
      true
    } of: {
      Int(key($0) >> 16)
    }
    let (lower, _) = bin(of: rank - before, values) {
      Int(key($0) >> 16) == upper
    } of: {
      Int(key($0) & 0xFFFF)
    }
    let found = UInt32(upper) << 16 | UInt32(lower)
    return Float(bitPattern: found >> 31 == 1 ? found & 0x7FFF_FFFF : ~found)
  }

  /// An integer that sorts as the numbers do.
  private static func key(_ value: Float) -> UInt32 {
    let bits = value.bitPattern
    return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
  }

  private static func bin(
    of rank: Int, _ values: [Float], where counts: (Float) -> Bool, of bin: (Float) -> Int
  ) -> (bin: Int, before: Int) {
    var histogram = [Int](repeating: 0, count: 1 << 16)
    for value in values where counts(value) { histogram[bin(value)] += 1 }
    var before = 0
    for (bin, count) in histogram.enumerated() {
      if before + count > rank { return (bin, before) }
      before += count
    }
    return (histogram.count - 1, before)
  }
}
