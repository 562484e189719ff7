import Imaging

extension CineSlice {
  /// The index in ``frames`` of the image for each of `count` phases. A missing image is replaced
  /// by the one before, or before the first by the first.
  ///
  /// If there are too few images, the file numbers tell which are missing, else the trigger times,
  /// else the image numbers. In `legacy`, or if nothing tells, the last ones are missing. The first
  /// image then counts as the first phase.
  func framesByPhase(_ count: Int, legacy: Bool) -> [Int] {
    let places =
      legacy || frames.count >= count
      ? Array(frames.indices)
      : placesByNumber(count) ?? places(by: \.triggerTime, count)
        ?? places(by: { $0.instanceNumber.map(Double.init) }, count) ?? Array(frames.indices)
    var next = 0
    return (0..<count).map { phase in
      while next + 1 < places.count && places[next + 1] <= phase { next += 1 }
      return next
    }
  }

  /// The phases without an image of their own, given the slice's ``framesByPhase(_:legacy:)``.
  public func missingPhases(_ byPhase: [Int]) -> [Int] {
    // One image may stand for several phases. The first of them is its own, unless it replaces
    // earlier ones.
    byPhase.indices.filter { $0 > 0 && byPhase[$0] == byPhase[$0 - 1] }
  }

  /// The phase of each frame by `IM-<series>-<frame>`, numbered from 1.
  private func placesByNumber(_ count: Int) -> [Int]? {
    let numbers = frames.compactMap { BowlName($0.path)?.frame }
    guard numbers.count == frames.count else { return nil }
    return rising(numbers.map { $0 - 1 }, below: count)
  }

  /// The phase of each frame by a value that grows evenly from phase to phase.
  private func places(by value: (DICOMHeader) -> Double?, _ count: Int) -> [Int]? {
    let values = frames.compactMap(value)
    guard values.count == frames.count, values.count > 2 else { return nil }
    let gaps = zip(values.dropFirst(), values).map { $0 - $1 }
    let step = gaps.sorted()[gaps.count / 2]
    guard step > 0 else { return nil }
    var places = [0]
    for gap in gaps {
      // Clamped, because a header's number may exceed any integer.
      let steps = max(-1e6, min(1e6, (gap / step).rounded()))
      places.append((places.last ?? 0) + Int(steps))
    }
    return rising(places, below: count)
  }

  /// `places` if they increase strictly and lie in 0..<count; else nil.
  private func rising(_ places: [Int], below count: Int) -> [Int]? {
    guard let first = places.first, let last = places.last, first >= 0, last < count,
      zip(places.dropFirst(), places).allSatisfy({ $0 > $1 })
    else { return nil }
    return places
  }
}
