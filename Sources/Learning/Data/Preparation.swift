/// How an image becomes a network's input: its intensities, and the square that it is placed in.
public struct Preparation: Codable, Hashable, Sendable {
  /// The side, in pixels, of the square that an image is padded and scaled to; nil to pad only, to
  /// what the network needs.
  public var size: Int?
  /// How intensities are scaled.
  public var intensity: Intensity
  /// Whether all images of a series share one scaling of intensities.
  public var scalesSeries: Bool
  /// Whether the image is repeated in three channels with ImageNet's mean and deviation, for
  /// networks with weights from ImageNet.
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

  /// ImageNet's mean and standard deviation by channel, red first.
  static let imageNet: [(mean: Float, deviation: Float)] = [
    (0.485, 0.229), (0.456, 0.224), (0.406, 0.225),
  ]

  /// The rows and columns of the input for an image of this size.
  func inputSize(height: Int, width: Int, multiple: Int) -> (height: Int, width: Int) {
    if let size { return (size, size) }
    func up(_ count: Int) -> Int { (count + multiple - 1) / multiple * multiple }
    return (up(height), up(width))
  }

  /// All channels of the input, made from a single plane.
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
