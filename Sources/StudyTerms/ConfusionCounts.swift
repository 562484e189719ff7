/// How often two masks of one image (or of many) give each pair of classes to a pixel.
public struct ConfusionCounts: Hashable, Sendable, Codable {
  /// Nine counts: row by row, the reference's classes down, the other's across, in the order of ``TissueClass``.
  public private(set) var pixels: [Int]

  public static let zero = ConfusionCounts(unchecked: Array(repeating: 0, count: 9))

  /// More pixels than any image has.
  private static let most = 1_000_000_000

  /// nil unless there are nine counts that can be those of an image.
  public init?(_ pixels: [Int]) {
    guard pixels.count == 9, pixels.allSatisfy((0...Self.most).contains) else { return nil }
    self.pixels = pixels
  }

  /// Of two masks of one image, pixel by pixel, of raw values of ``TissueClass``; others count as background.
  public init(reference: [UInt8], other: [UInt8]) {
    pixels = Self.zero.pixels
    for (a, b) in zip(reference, other) {
      let row = TissueClass(rawValue: Int(a)) ?? .background
      let column = TissueClass(rawValue: Int(b)) ?? .background
      pixels[row.rawValue * 3 + column.rawValue] += 1
    }
  }

  private init(unchecked pixels: [Int]) { self.pixels = pixels }

  public subscript(reference: TissueClass, other: TissueClass) -> Int {
    pixels[reference.rawValue * 3 + other.rawValue]
  }

  /// Pixels that the reference gives to a class.
  public func reference(_ tissue: TissueClass) -> Int {
    TissueClass.allCases.reduce(0) { $0 + self[tissue, $1] }
  }

  /// Pixels that the other mask gives to a class.
  public func other(_ tissue: TissueClass) -> Int {
    TissueClass.allCases.reduce(0) { $0 + self[$1, tissue] }
  }

  /// 2 |A and B| / (|A| + |B|) after Dice (1945); 1 where both are empty.
  public func dice(_ tissue: TissueClass) -> Double {
    let sum = reference(tissue) + other(tissue)
    return sum == 0 ? 1 : 2 * Double(self[tissue, tissue]) / Double(sum)
  }

  /// The share of the reference's pixels of a class that the other gives to another; nil where the reference has none.
  public func share(of reference: TissueClass, as other: TissueClass) -> Double? {
    let total = self.reference(reference)
    return total == 0 ? nil : Double(self[reference, other]) / Double(total)
  }

  public static func + (a: ConfusionCounts, b: ConfusionCounts) -> ConfusionCounts {
    ConfusionCounts(unchecked: zip(a.pixels, b.pixels).map(+))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let counts = ConfusionCounts(try container.decode([Int].self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a confusion table has nine counts")
    }
    self = counts
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(pixels)
  }
}
