import Phantom
import Imaging
import Learning
import Randomness
import StudyTerms

/// A second observer who is none: the true outlines, moved a little.
///
/// Every point of an image is looked up in the true heart at most `shift` mm away. Where to is smooth: vectors, drawn evenly from a disc of that radius at the points
/// of a square lattice of step `scale` mm, another for each image, and mixed between them. So borders lie as far off as a careful hand
/// would put them, but no slice is left out and no structure mistaken.
struct SimulatedObserver: Codable, Hashable, Sendable {
  /// In mm.
  var shift = 1.5
  /// In mm.
  var scale = 20.0
  var seed: UInt64 = 1

  static let shifts = 0.0...20
  static let scales = 1.0...1000

  /// A step may be written by hand; throws a sentence where shift or scale cannot be.
  func check() throws {
    guard Self.shifts.contains(shift), Self.scales.contains(scale) else {
      throw StudyError(
        "a simulated observer has a `shift` of 0 to 20 mm and a `scale` of 1 to 1000 mm")
    }
  }

  /// Row by row, from 0 background to 3 right ventricle.
  func labels(_ scene: SyntheticCohort.Scene) -> [UInt8] {
    let field = field(scene)
    return scene.phantom.labels(
      scene.plane, frame: scene.image.frame, reach: shift, shift: { field($0, $1) })
  }

  /// By how many mm along rows and columns a pixel (row, column) is looked up elsewhere.
  func field(_ scene: SyntheticCohort.Scene) -> (Int, Int) -> SIMD2<Double> {
    let plane = scene.plane
    let step = plane.spacing / scale
    let across = Int(Double(plane.columns) * step) + 2
    let down = Int(Double(plane.rows) * step) + 2
    let image = scene.image
    var stream = RandomStream(
      seed: seed, [UInt64(image.volunteer.number), UInt64(image.slice), UInt64(image.frame)])
    let nodes = (0..<across * down).map { _ in Self.inDisc(&stream) * shift }
    return { row, column in
      let (x, y) = (Double(column) * step, Double(row) * step)
      let (i, j) = (Int(x), Int(y))
      let (a, b) = (Self.eased(x - Double(i)), Self.eased(y - Double(j)))
      let above = nodes[j * across + i] * (1 - a) + nodes[j * across + i + 1] * a
      let below = nodes[(j + 1) * across + i] * (1 - a) + nodes[(j + 1) * across + i + 1] * a
      return above * (1 - b) + below * b
    }
  }

  private static func inDisc(_ stream: inout RandomStream) -> SIMD2<Double> {
    while true {
      let place = SIMD2(stream.uniform(-1, 1), stream.uniform(-1, 1))
      if (place * place).sum() <= 1 { return place }
    }
  }

  private static func eased(_ share: Double) -> Double { share * share * (3 - 2 * share) }
}
