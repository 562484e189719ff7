import CohortTerms
import DICOM
import Imaging

extension SliceStack {
  /// The most frequent number of phases, the largest of several: as stated by the headers, else by
  /// the number of images.
  var phases: Int {
    let counts = slices.map { slice in
      let said = slice.source.header.cardiacNumberOfImages ?? 0
      return (1...1000).contains(said) ? said : slice.source.frames.count
    }
    return max(1, Mode.largest(counts, by: <) ?? 1)
  }

  /// The same if the number of images agrees; otherwise images are counted, and the log says so.
  mutating func crediblePhases() -> Int {
    let said = phases
    let counts = slices.map(\.source.frames.count)
    let (most, usual) = (counts.max() ?? 1, usualFrames)
    if said > 2 * most {
      note(
        .phases, "images counted", "",
        "the headers say \(said) phases, but no slice has more than \(most) images")
      return max(1, most)
    }
    if said < usual {
      note(
        .phases, "images counted", "",
        "the headers say \(said) phases, but slices have \(usual) images")
      return usual
    }
    return said
  }

  /// The most frequent number of images of a slice that moves, the largest of several.
  var usualFrames: Int {
    let counts = slices.map(\.source.frames.count)
    return Mode.largest(counts.filter { $0 > 1 }, by: <) ?? 1
  }

  /// Keeps one complete measurement of each slice.
  mutating func keepOneMeasurement() {
    let found = slices.map { Measurements(of: $0.source.frames) }
    guard found.contains(where: { $0 != nil }) else { return }
    let single = zip(slices, found).filter { $1 == nil }.map(\.0.source.frames.count)
    let longest = found.compactMap { $0?.parts.map(\.count).max() }
    let usual = Mode.largest(single.filter { $0 > 1 }, by: <) ?? longest.max() ?? 1
    for (index, measurements) in found.enumerated() {
      guard let measurements else { continue }
      let best = Set(measurements.best(usual: usual))
      let frames = slices[index].source.frames
      keep(
        frames.indices.filter { best.contains(frames[$0]) }, of: index, .repeated,
        measurements.kind.rawValue)
    }
  }

  /// Matches by time the images of slices whose phases differ from the series'.
  mutating func matchPhases(_ phases: Int) {
    guard
      let matching = slices.lazy.filter({ !$0.isCopy && $0.source.frames.count == phases })
        .compactMap({ PhaseMatching($0.source) }).first
    else { return }
    for index in slices.indices {
      let source = slices[index].source
      guard let match = matching.match(source) else { continue }
      slices[index].framesByPhase = match.frames
      if slices[index].isCopy { continue }
      let farthest = (match.farthest * 10).rounded() / 10
      note(
        .phases, match.basis.rawValue, source.name,
        "\(source.frames.count) images for \(phases) phases; moved by up to \(farthest) ms")
    }
  }

  /// Logs slices whose headers state two different orders of phases, in one line for all.
  mutating func noteContradictions() {
    var count = 0
    var first: (name: String, orders: String)?
    for slice in slices where !slice.isCopy {
      let frames = slice.source.frames
      guard let order = PhaseOrder(of: frames), let other = order.contradiction(in: frames)
      else { continue }
      count += 1
      first = first ?? (slice.source.name, "\(order.rawValue), not of the \(other.rawValue)")
    }
    guard let first else { return }
    note(
      .phaseOrder, "kept", first.name,
      "in the order of the \(first.orders), in \(count == 1 ? "one slice" : "\(count) slices")")
  }

  /// Keeps the first of a slice's images that were taken at the same time; the others are of a
  /// second heartbeat or another kind.
  mutating func leaveOutRepeatedImages() {
    for index in slices.indices {
      let source = slices[index].source
      let times = source.frames.compactMap(\.triggerTime)
      guard times.count == source.frames.count else { continue }
      let kept = times.indices.filter { $0 == 0 || times[$0] - times[$0 - 1] > 0.5 }
      // If nearly all share one time, it is not a time.
      guard kept.count < times.count, kept.count > 1, 4 * kept.count >= times.count
      else { continue }
      keep(kept, of: index, .repeatedImage, "taken at the times of others of the slice")
    }
  }

  /// Removes slices with a single image among cine slices, such as a scar image or a scout.
  mutating func leaveOutStills() {
    let usual = usualFrames
    guard usual > 3 else { return }
    for slice in slices where slice.source.frames.count == 1 {
      note(
        .phases, "slice removed", slice.source.name, "one image, where others have \(usual)")
    }
    slices.removeAll { $0.source.frames.count == 1 }
  }

  /// If a slice has more images than phases, those that follow another immediately are removed
  /// first, then the last ones.
  mutating func leaveOutImages(beyond phases: Int) {
    for index in slices.indices {
      let frames = slices[index].source.frames
      guard frames.count > phases, slices[index].framesByPhase == nil else { continue }
      var kept = Array(frames.indices)
      let times = frames.compactMap(\.triggerTime)
      if let first = times.first, let last = times.last, times.count == frames.count, phases > 1 {
        let near = 0.3 * (last - first) / Double(phases - 1)
        var before = -Double.infinity
        let apart = kept.filter {
          guard times[$0] - before > near else { return false }
          before = times[$0]
          return true
        }
        if apart.count >= phases { kept = apart }
      }
      keep(
        Array(kept.prefix(phases)), of: index, .phases, "more than the \(phases) phases of others")
    }
  }

  private mutating func keep(
    _ kept: [Int], of index: Int, _ problem: CurationProblem, _ reason: String
  ) {
    let source = slices[index].source
    let count = source.frames.count - kept.count
    // A copy repeats its slice, which has been logged already.
    if !slices[index].isCopy {
      let what = count == 1 ? "image left out" : "\(count) images left out"
      note(problem, what, source.name, reason)
    }
    slices[index].source.frames = kept.map { source.frames[$0] }
  }

  /// Between phases in ms: of the trigger times the median within each slice, and of the slices
  /// the median; else what the header says of the heart's rhythm, which is told; 0 where nothing
  /// is known.
  mutating func timeStep(_ slices: [CuratedSeries.Slice]) -> Double {
    // Where images are missing the gaps are others.
    let own = slices.filter { !$0.isCopy && !$0.isMatched }
    let whole = own.filter { $0.source.frames.count == $0.framesByPhase.count }
    let steps = (whole.isEmpty ? own : whole).compactMap(\.source.timeStep).sorted()
    if let least = steps.first, let most = steps.last {
      let median = steps[(steps.count - 1) / 2]
      if most - least > 0.05 * median {
        func rounded(_ step: Double) -> Double { (step * 100).rounded() / 100 }
        note(
          .timeStep, "median of the slices", "",
          "\(rounded(median)) ms; slices have \(rounded(least)) to \(rounded(most)) ms")
      }
      return median
    }
    let phases = slices[0].framesByPhase.count
    if phases < 2 { return 0 }
    let header = slices[0].source.header
    let why =
      slices[0].source.frames.contains { $0.triggerTime != nil }
      ? "all trigger times alike" : "no trigger times"
    if let step = header.frameTime, step > 0 {
      note(.timeStep, "frame time", "", "\(why); the header says \(step) ms per frame")
      return step
    }
    if let interval = header.heartInterval, interval > 0 {
      note(
        .timeStep, "heart interval over phases", "",
        "\(why); \(interval) ms in \(phases) phases")
      return interval / Double(phases)
    }
    note(.timeStep, "0", "", "\(why), no frame time or heart interval")
    return 0
  }

  /// Logs the phases of a slice for which another image stands.
  mutating func noteMissingFrames(_ slice: CuratedSeries.Slice) {
    // The original tells of a copy what it told of its slice.
    if slice.isMatched || slice.isCopy && !legacy { return }
    for phase in slice.source.missingPhases(slice.framesByPhase) {
      let stands = slice.source.frames[slice.framesByPhase[phase]]
      note(.missingFrame, "previous frame copied", study.name(stands.path), "frame: \(phase)")
    }
  }
}

extension CuratedSeries.Slice {
  /// Between phases in ms, from the first two images, as the original has it; nil where their times
  /// are not known.
  var firstStep: Double? {
    let times = source.frames.prefix(2).compactMap(\.triggerTime)
    return times.count == 2 ? times[1] - times[0] : nil
  }
}
