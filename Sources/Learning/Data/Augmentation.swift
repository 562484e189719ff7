import Foundation
import Randomness

/// The limits of the random changes to training images. Zero means no change.
public struct Augmentation: Codable, Hashable, Sendable {
  /// The largest rotation in either direction, in degrees.
  public var rotation: Double
  /// The largest factor of enlargement.
  public var zoom: Double
  /// The largest shift along rows and columns, as a share of the side.
  public var shift: Double
  /// Each corner moves by up to half this share of the side, which resembles a change of
  /// perspective.
  public var warp: Double
  /// Whether images are mirrored left to right and top to bottom, each with probability 1/2.
  public var flips: Bool
  /// Up to half of this is added to or subtracted from intensities in 0...1.
  public var brightness: Double
  /// Intensities are scaled around their mean by a factor from 1 - c to 1 / (1 - c).
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

  /// No changes.
  public static let no = Augmentation()
  /// The normal augmentation of Ankenbrand et al. 2021 (``TrainingRecipe``).
  public static let normal = Augmentation(
    rotation: 20, zoom: 1.2, warp: 0.2, brightness: 0.4, contrast: 0.4)
  /// The extreme augmentation of Ankenbrand et al. 2021 (``TrainingRecipe``).
  public static let extreme = Augmentation(
    rotation: 90, zoom: 1.2, warp: 0.2, flips: true, brightness: 0.4, contrast: 0.4)

  /// The changes to one image.
  struct Change: Hashable, Sendable {
    /// The affine map within the input, in pixels.
    var affine: [Double]
    /// The displacements of the four corners in the image's pixels, columns first, then rows; empty
    /// for none.
    var corners: [Float]
    var brightness: Float
    var contrast: Float
  }

  /// Draws a change, which depends on the stream alone. `scale` is the number of image pixels in
  /// one of the input.
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
    // Around the centre: rotated and enlarged, then mirrored, then shifted.
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
