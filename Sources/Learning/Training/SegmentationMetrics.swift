/// The study's measures of a segmentation, for one image or as means over several.
public struct SegmentationMetrics: Codable, Hashable, Sendable {
  /// The share of pixels with the right class, 0...1.
  public var accuracy: Double
  /// Dice of everything but the background; 1 if both have none.
  public var foreground: Double
  /// Dice of each class but the background, 1 if both have none.
  public var classes: [Double]

  /// Metrics that are all NaN.
  static func unknown(classes: Int) -> SegmentationMetrics {
    SegmentationMetrics(
      accuracy: .nan, foreground: .nan, classes: [Double](repeating: .nan, count: classes - 1))
  }

  /// Compares one image's labels. Pixels whose true label is no class are not counted; if there are
  /// no others, everything is NaN.
  public init(_ found: some Sequence<UInt8>, _ truth: some Sequence<UInt8>, classes: Int) {
    var both = [Int](repeating: 0, count: classes)
    var (ours, theirs) = (both, both)
    var (count, right, foregroundBoth, foregroundSum) = (0, 0, 0, 0)
    for (mine, due) in zip(found, truth) where Int(due) < classes {
      count += 1
      if mine == due { right += 1 }
      if mine > 0 && due > 0 { foregroundBoth += 1 }
      foregroundSum += (mine > 0 ? 1 : 0) + (due > 0 ? 1 : 0)
      if Int(mine) < classes { ours[Int(mine)] += 1 }
      theirs[Int(due)] += 1
      if mine == due { both[Int(mine)] += 1 }
    }
    func dice(_ both: Int, _ sum: Int) -> Double {
      count == 0 ? .nan : sum == 0 ? 1 : 2 * Double(both) / Double(sum)
    }
    accuracy = count == 0 ? .nan : Double(right) / Double(count)
    foreground = dice(foregroundBoth, foregroundSum)
    self.classes = (1..<classes).map { dice(both[$0], ours[$0] + theirs[$0]) }
  }

  init(accuracy: Double, foreground: Double, classes: [Double]) {
    self.accuracy = accuracy
    self.foreground = foreground
    self.classes = classes
  }

  /// The mean over several images, each measure over the images in which it is known.
  public static func mean(_ all: [SegmentationMetrics], classes: Int) -> SegmentationMetrics {
    let all = all.filter { !$0.accuracy.isNaN }
    guard !all.isEmpty else { return .unknown(classes: classes) }
    func mean(_ value: (SegmentationMetrics) -> Double) -> Double {
      all.reduce(0) { $0 + value($1) } / Double(all.count)
    }
    return SegmentationMetrics(
      accuracy: mean(\.accuracy), foreground: mean(\.foreground),
      classes: (0..<(classes - 1)).map { index in mean { $0.classes[index] } })
  }
}
