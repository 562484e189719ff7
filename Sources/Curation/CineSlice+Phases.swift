import Imaging

extension CineSlice {
  /// Which of the ``frames`` stands at each of `count` phases: where one is missing, the one before, and before the first, the first.
  ///
  /// Where there are too few, the numbers of the files tell which are missing, else the trigger times, else the numbers of the images; `legacy`,
  /// or where none does: the last ones. The first image is taken for the first phase then.
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

  /// The phases without an image of their own, for ``framesByPhase(_:legacy:)`` of the same slice.
  public func missingPhases(_ byPhase: [Int]) -> [Int] {
    // One image may stand for several phases: the first is its own, but where it stands in for what comes before it.
    byPhase.indices.filter { $0 > 0 && byPhase[$0] == byPhase[$0 - 1] }
  }

  /// The phase of each frame by `IM-<series>-<frame>`, numbered from 1.
  private func placesByNumber(_ count: Int) -> [Int]? {
    let numbers = frames.compactMap { BowlName($0.path)?.frame }
    guard numbers.count == frames.count else { return nil }
    return rising(numbers.map { $0 - 1 }, below: count)
  }

  /// The phase of each frame by something that grows evenly from phase to phase.
  private func places(by value: (DICOMHeader) -> Double?, _ count: Int) -> [Int]? {
    let values = frames.compactMap(value)
    guard values.count == frames.count, values.count > 2 else { return nil }
    let gaps = zip(values.dropFirst(), values).map { $0 - $1 }
    let step = gaps.sorted()[gaps.count / 2]
    guard step > 0 else { return nil }
    var places = [0]
    for gap in gaps {
      // No header's number is too large to be told from a place.
      let steps = max(-1e6, min(1e6, (gap / step).rounded()))
      places.append((places.last ?? 0) + Int(steps))
    }
    return rising(places, below: count)
  }

  /// `places` where each is larger than the one before, from 0 and below `count`.
  private func rising(_ places: [Int], below count: Int) -> [Int]? {
    guard let first = places.first, let last = places.last, first >= 0, last < count,
      zip(places.dropFirst(), places).allSatisfy({ $0 > $1 })
    else { return nil }
    return places
  }
}
