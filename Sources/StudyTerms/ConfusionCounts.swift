/// A confusion matrix in pixels: how often two masks give each pair of classes to a pixel.
public struct ConfusionCounts: Hashable, Sendable, Codable {
  /// Nine counts in row-major order: the reference's class selects the row, the other mask's the
  /// column, both in the order of ``TissueClass``.
  public private(set) var pixels: [Int]

  /// Nine zeros, the neutral element of addition.
  public static let zero = ConfusionCounts(unchecked: Array(repeating: 0, count: 9))

  /// More pixels than any image has.
  private static let most = 1_000_000_000

  /// Takes nine counts; nil if there are not nine, or if they cannot be pixel counts of images.
  public init?(_ pixels: [Int]) {
    guard pixels.count == 9, pixels.allSatisfy((0...Self.most).contains) else { return nil }
    self.pixels = pixels
  }

  /// Compares two masks of one image pixel by pixel. Values are raw values of ``TissueClass``; any
  /// other value counts as background.
  public init(reference: [UInt8], other: [UInt8]) {
    pixels = Self.zero.pixels
    for (a, b) in zip(reference, other) {
      let row = TissueClass(rawValue: Int(a)) ?? .background
      let column = TissueClass(rawValue: Int(b)) ?? .background
      pixels[row.rawValue * 3 + column.rawValue] += 1
    }
  }

  private init(unchecked pixels: [Int]) { self.pixels = pixels }

  /// The number of pixels that have one class in the reference and the other in the other mask.
  public subscript(reference: TissueClass, other: TissueClass) -> Int {
    pixels[reference.rawValue * 3 + other.rawValue]
  }

  /// The number of pixels of a class in the reference.
  public func reference(_ tissue: TissueClass) -> Int {
    TissueClass.allCases.reduce(0) { $0 + self[tissue, $1] }
  }

  /// The number of pixels of a class in the other mask.
  public func other(_ tissue: TissueClass) -> Int {
    TissueClass.allCases.reduce(0) { $0 + self[$1, tissue] }
  }

  /// Whether neither mask has the class, so that its Dice says nothing.
  public func isEmpty(_ tissue: TissueClass) -> Bool {
    reference(tissue) + other(tissue) == 0
  }

  /// The Dice coefficient 2 |A and B| / (|A| + |B|) (Dice 1945); 1 if both are empty.
  public func dice(_ tissue: TissueClass) -> Double {
    let sum = reference(tissue) + other(tissue)
    return sum == 0 ? 1 : 2 * Double(self[tissue, tissue]) / Double(sum)
  }

  /// The share (0...1) of the reference's pixels of a class that the other mask gives to another
  /// class; nil if the reference has none.
  public func share(of reference: TissueClass, as other: TissueClass) -> Double? {
    let total = self.reference(reference)
    return total == 0 ? nil : Double(self[reference, other]) / Double(total)
  }

  /// Adds the counts of two sets of pixels.
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
