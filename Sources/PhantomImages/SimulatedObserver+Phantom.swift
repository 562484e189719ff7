import Phantom
import Randomness
import StudyTerms
import Trainings

extension SimulatedObserver {
  /// The observer's labels in row-major order, from 0 background to 3 right ventricle.
  package func labels(_ scene: SyntheticCohort.Scene) -> [UInt8] {
    let field = field(scene)
    return scene.phantom.labels(
      scene.plane, frame: scene.image.frame, reach: shift, shift: { field($0, $1) })
  }

  /// The displacement, in mm along rows and columns, as a function of a pixel's row and column.
  package func field(_ scene: SyntheticCohort.Scene) -> (Int, Int) -> SIMD2<Double> {
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
