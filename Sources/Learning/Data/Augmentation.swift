import Foundation
import Randomness

/// How training images are changed at random, within these limits. Zero: not at all.
public struct Augmentation: Codable, Hashable, Sendable {
  /// Degrees, either way.
  public var rotation: Double
  /// Enlarged by up to this factor.
  public var zoom: Double
  /// A share of the side, in both directions.
  public var shift: Double
  /// Each corner moves by up to half this share of the side: about a change of perspective.
  public var warp: Double
  /// Left and right change places, above and below too, each every other time.
  public var flips: Bool
  /// Added to intensities between 0 and 1: up to half of this, either way.
  public var brightness: Double
  /// Intensities are spread around their mean by 1 - c to 1 / (1 - c).
  public var contrast: Double

  public init(
    rotation: Double = 0, zoom: Double = 1, shift: Double = 0, warp: Double = 0,
    flips: Bool = false, brightness: Double = 0, contrast: Double = 0
  ) {
    self.rotation = rotation
    self.zoom = zoom
    self.shift = shift
    self.warp = warp
    self.flips = flips
    self.brightness = brightness
    self.contrast = contrast
  }

  public static let no = Augmentation()
  public static let normal = Augmentation(
    rotation: 20, zoom: 1.2, warp: 0.2, brightness: 0.4, contrast: 0.4)
  public static let extreme = Augmentation(
    rotation: 90, zoom: 1.2, warp: 0.2, flips: true, brightness: 0.4, contrast: 0.4)

  /// What is done to one image.
  struct Change: Hashable, Sendable {
    /// Within the input, in pixels.
    var affine: [Double]
    /// Columns, then rows, by which the four corners move in the image's pixels; or none.
    var corners: [Float]
    var brightness: Float
    var contrast: Float
  }

  /// Follows from the stream alone. `scale`: pixels of the image in one of the input.
  func change(
    _ stream: inout RandomStream, height: Int, width: Int, scale: Double
  ) -> Change {
    let angle = stream.uniform(-1, 1) * rotation * .pi / 180
    let factor = 1 / stream.uniform(1, max(1, zoom))
    let (across, down) = (stream.uniform(-1, 1), stream.uniform(-1, 1))
    let (turnsColumns, turnsRows) = (stream.next() & 1 == 1, stream.next() & 1 == 1)
    let corners = (0..<8).map { _ in stream.uniform(-1, 1) }
    let light = stream.uniform(-1, 1) * brightness / 2
    let range = -log(1 - min(contrast, 0.95))
    let spread = exp(stream.uniform(-1, 1) * range)
    // Around the centre: turned and enlarged, then mirrored, then moved.
    let (cx, cy) = (Double(width - 1) / 2, Double(height - 1) / 2)
    let (sx, sy) = (flips && turnsColumns ? -factor : factor, flips && turnsRows ? -factor : factor)
    let (a, b) = (cos(angle) * sx, -sin(angle) * sy)
    let (d, e) = (sin(angle) * sx, cos(angle) * sy)
    let c = cx - a * cx - b * cy + across * shift * Double(width)
    let f = cy - d * cx - e * cy + down * shift * Double(height)
    let reach = warp / 2 * Double(max(height, width)) * scale
    return Change(
      affine: [a, b, c, d, e, f], corners: warp > 0 ? corners.map { Float($0 * reach) } : [],
      brightness: Float(light), contrast: Float(spread))
  }
}
