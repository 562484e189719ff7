import Phantom
import Trainings

extension CineSampling {
  /// The frames to use, ascending from 0: evenly spaced, with the one nearest to end-systole moved
  /// onto it.
  package func frames(of phantom: Phantom) -> [Int] {
    let phases = phantom.patient.scan.phases
    guard let frames, frames < phases else { return Array(0..<phases) }
    let evenly = (0..<frames).map { (2 * $0 * phases + frames) / (2 * frames) }
    let systole = phantom.endSystole
    let nearest = evenly.dropFirst().min { abs($0 - systole) < abs($1 - systole) }
    return evenly.map { $0 == nearest ? systole : $0 }
  }

  /// The slices to use, ascending from 0 at the apex.
  package func slices(of phantom: Phantom) -> [Int] {
    let count = phantom.patient.scan.slices
    guard let slices, slices < count else { return Array(0..<count) }
    return (0..<slices).map { (2 * $0 + 1) * count / (2 * slices) }
  }
}
