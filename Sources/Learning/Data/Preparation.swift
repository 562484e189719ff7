/// How an image becomes a network's input: its intensities, and the square that it is placed in.
public struct Preparation: Codable, Hashable, Sendable {
  /// The side of the square to which an image is filled up and scaled. Nil: no scaling, only filled
  /// up to what the network needs.
  public var size: Int?
  public var intensity: Intensity
  /// The intensities are scaled by all images of a series together.
  public var scalesSeries: Bool
  /// For networks with three channels that began with ImageNet: the same image three times, with
  /// ImageNet's mean and deviation.
  public var isImageNet: Bool

  public init(
    size: Int?, intensity: Intensity = .percentiles(), scalesSeries: Bool = false,
    isImageNet: Bool = false
  ) {
    self.size = size
    self.intensity = intensity
    self.scalesSeries = scalesSeries
    self.isImageNet = isImageNet
  }

  /// Mean and deviation of each channel, red first.
  static let imageNet: [(mean: Float, deviation: Float)] = [
    (0.485, 0.229), (0.456, 0.224), (0.406, 0.225),
  ]

  /// Rows and columns of the input that an image of this size becomes.
  func inputSize(height: Int, width: Int, multiple: Int) -> (height: Int, width: Int) {
    if let size { return (size, size) }
    func up(_ count: Int) -> Int { (count + multiple - 1) / multiple * multiple }
    return (up(height), up(width))
  }

  /// All channels of the input from its one plane.
  func channels(_ plane: [Float], _ count: Int) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(plane.count * count)
    for channel in 0..<count {
      let rule = Self.imageNet[min(channel, 2)]
      values += isImageNet ? plane.map { ($0 - rule.mean) / rule.deviation } : plane
    }
    return values
  }
}
