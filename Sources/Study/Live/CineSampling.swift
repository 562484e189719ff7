import Imaging
import Phantom

/// Which images of a synthetic patient's cine series are looked at.
struct CineSampling: Codable, Hashable, Sendable {
  /// So many over the heartbeat, among them end-diastole and end-systole; nil for all.
  var frames: Int? = 2
  /// So many, evenly through the stack; nil for all.
  var slices: Int?

  /// From 0, in order: evenly spread, and the one that is nearest to end-systole moved there.
  func frames(of phantom: Phantom) -> [Int] {
    let phases = phantom.patient.scan.phases
    guard let frames, frames < phases else { return Array(0..<phases) }
    let evenly = (0..<frames).map { (2 * $0 * phases + frames) / (2 * frames) }
    let systole = phantom.endSystole
    let nearest = evenly.dropFirst().min { abs($0 - systole) < abs($1 - systole) }
    return evenly.map { $0 == nearest ? systole : $0 }
  }

  /// From 0 at the apex, in order.
  func slices(of phantom: Phantom) -> [Int] {
    let count = phantom.patient.scan.slices
    guard let slices, slices < count else { return Array(0..<count) }
    return (0..<slices).map { (2 * $0 + 1) * count / (2 * slices) }
  }
}
