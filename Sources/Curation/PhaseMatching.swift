import DICOM
import Imaging

/// Finds, for each phase of a series, the image of a slice with another number of phases or another
/// rhythm that shows the heart nearest to it.
///
/// If images cover the whole heartbeat (retrospective gating), phases are matched by their share of
/// each slice's own beat, since a longer beat goes through the same motion. Otherwise (prospective
/// gating) they are matched by the time since the R wave.
struct PhaseMatching: Sendable {
  enum Basis: String, Sendable {
    case share = "matched by the share of the heartbeat"
    case time = "matched by the time since the R wave"
  }

  /// The time of each phase, in ms.
  private let times: [Double]
  private let step: Double
  private let isWhole: Bool?
  /// The length of its heartbeat as the header states it, in ms.
  private let statedBeat: Double?

  /// `reference` is a slice with as many images as the series has phases; nil if its times are
  /// unknown.
  init?(_ reference: CineSlice) {
    guard let times = reference.times, let step = reference.timeStep else { return nil }
    self.times = times
    self.step = step
    isWhole = reference.coversBeat
    statedBeat = reference.header.heartInterval
  }

  /// Which image of the slice belongs to each phase, by what it was matched, and the largest
  /// distance of an image from its phase in ms. nil if the slice has the reference's phases, even
  /// with some missing, or if its times are unknown.
  func match(_ slice: CineSlice) -> (frames: [Int], basis: Basis, farthest: Double)? {
    guard let own = slice.times, let ownStep = slice.timeStep, own.count > 2, times.count > 2,
      !isOnGrid(own) || isOfAnotherBeat(slice), !isAlike(own)
    else { return nil }
    let beat = step * Double(times.count)
    let ownBeat = ownStep * Double(own.count)
    // Without a word on gating, as many images with another step are the same shares of a beat.
    let isScaled = own.count == times.count && abs(ownStep / step - 1) > 0.05
    let basis: Basis =
      switch (isWhole, slice.coversBeat) {
      case (true?, true?): .share
      case (false?, _), (_, false?): .time
      default: isScaled || abs(ownBeat / beat - 1) < 0.15 ? .share : .time
      }
    // Equal numbers of phases over the whole beat are the same phases.
    if basis == .share && own.count == times.count { return nil }
    var farthest = 0.0
    let frames = times.map { time in
      func distance(_ other: Double) -> Double {
        guard basis == .share else { return abs(other - time) }
        let apart = abs(other / ownBeat - time / beat)
        return min(apart, abs(1 - apart)) * ownBeat
      }
      let nearest = own.indices.min { distance(own[$0]) < distance(own[$1]) } ?? 0
      farthest = max(farthest, distance(own[nearest]))
      return nearest
    }
    return (frames, basis, farthest)
  }

  /// Whether the slice has all of a heartbeat of another length. Its times may then be on the grid
  /// by chance: 20 phases of 800 ms have the step of 25 of 1000 ms, and none of them is missing.
  private func isOfAnotherBeat(_ slice: CineSlice) -> Bool {
    guard isWhole == true, slice.coversBeat == true, let statedBeat,
      let own = slice.header.heartInterval, let ownStep = slice.timeStep, statedBeat > 0, own > 0
    else { return false }
    return abs(own / statedBeat - 1) > 0.05
      && abs(ownStep * Double(slice.frames.count) / own - 1) < 0.05
  }

  /// Whether each time is about that of its phase.
  private func isAlike(_ own: [Double]) -> Bool {
    own.count == times.count && zip(own, times).allSatisfy { abs($0 - $1) < 0.5 * step }
  }

  /// Whether the times are among the reference's, or continue them with the same step.
  private func isOnGrid(_ own: [Double]) -> Bool {
    var places = Set<Int>()
    for time in own {
      let steps = (time - times[0]) / step
      guard abs(steps) < 1e6, abs(steps - steps.rounded()) < 0.25,
        places.insert(Int(steps.rounded())).inserted
      else { return false }
    }
    return true
  }
}

extension CineSlice {
  /// The times of its images since the R wave in ms, in order; nil if one is unknown.
  var times: [Double]? {
    let times = frames.compactMap(\.triggerTime)
    guard times.count == frames.count, zip(times.dropFirst(), times).allSatisfy({ $0 > $1 })
    else { return nil }
    return times
  }

  /// The median of the times between its images, in ms; nil if unknown.
  var timeStep: Double? {
    let times = frames.compactMap(\.triggerTime)
    guard times.count == frames.count, times.count > 1 else { return nil }
    let gaps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    let step = gaps[(gaps.count - 1) / 2]
    return step > 0 ? step : nil
  }

  /// Whether its images cover the whole heartbeat; nil if the header does not state its length.
  var coversBeat: Bool? {
    switch header.gating.uppercased() {
    case "RETROSPECTIVE": return true
    case "PROSPECTIVE": return false
    default: break
    }
    guard let beat = header.heartInterval, beat > 0, let step = timeStep else { return nil }
    return step * Double(frames.count) > 0.85 * beat
  }
}
