import CohortTerms
import Imaging

extension SliceStack {
  /// The usual number of phases, the largest of several: what the headers say, else the images at hand.
  var phases: Int {
    let counts = slices.map { slice in
      let said = slice.source.header.cardiacNumberOfImages ?? 0
      return (1...1000).contains(said) ? said : slice.source.frames.count
    }
    return max(1, Mode.largest(counts, by: <) ?? 1)
  }

  /// The same where the images at hand agree; else these are counted, and that is told.
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

  /// Of images of a slice that were taken at one time the first is kept: there is a second heart beat, or another kind of image.
  mutating func leaveOutRepeatedImages() {
    for index in slices.indices {
      let source = slices[index].source
      let times = source.frames.compactMap(\.triggerTime)
      guard times.count == source.frames.count else { continue }
      let kept = times.indices.filter { $0 == 0 || times[$0] - times[$0 - 1] > 0.5 }
      // Where nearly all are taken at one time, it is no time.
      guard kept.count < times.count, kept.count > 1, 4 * kept.count >= times.count
      else { continue }
      keep(kept, of: index, .repeatedImage, "taken at the times of others of the slice")
    }
  }

  /// A slice of one image among slices that move is no cine: a scar's image, a scout.
  mutating func leaveOutStills() {
    let usual = usualFrames
    guard usual > 3 else { return }
    for slice in slices where slice.source.frames.count == 1 {
      note(
        .phases, "slice removed", slice.source.name, "one image, where others have \(usual)")
    }
    slices.removeAll { $0.source.frames.count == 1 }
  }

  /// Where a slice has more images than there are phases: first those go that follow another at once, then the last ones.
  mutating func leaveOutImages(beyond phases: Int) {
    for index in slices.indices where !slices[index].isCopy {
      let frames = slices[index].source.frames
      guard frames.count > phases else { continue }
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
    // A copy shows what its slice does.
    for index in slices.indices.dropFirst() where slices[index].isCopy {
      slices[index].source = slices[index - 1].source
    }
  }

  private mutating func keep(
    _ kept: [Int], of index: Int, _ problem: CurationProblem, _ reason: String
  ) {
    let source = slices[index].source
    let count = source.frames.count - kept.count
    note(problem, count == 1 ? "image left out" : "\(count) images left out", source.name, reason)
    slices[index].source.frames = kept.map { source.frames[$0] }
  }

  /// Between phases in ms: of the trigger times, else of what the header says of the heart's rhythm, which is told; 0 where
  /// nothing is known.
  mutating func timeStep(_ slices: [CuratedSeries.Slice]) -> Double {
    if let known = slices.lazy.compactMap(\.timeStep).first(where: { $0 > 0 }) { return known }
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

  mutating func noteMissingFrames(_ slices: [CuratedSeries.Slice]) {
    for slice in slices where !slice.isCopy {
      for phase in slice.source.missingPhases(slice.framesByPhase) {
        let stands = slice.source.frames[slice.framesByPhase[phase]]
        note(
          .missingFrame, "previous frame copied", study.name(stands.path), "frame: \(phase)")
      }
    }
  }
}

extension CuratedSeries.Slice {
  /// Between phases in ms, from the first two images; nil where their times are not known.
  var timeStep: Double? {
    let times = source.frames.prefix(2).compactMap(\.triggerTime)
    guard times.count == 2, let second = framesByPhase.firstIndex(of: 1) else { return nil }
    let first = framesByPhase.lastIndex(of: 0) ?? 0
    let phases = second - first + source.missingPhases(framesByPhase).filter { $0 < second }.count
    return (times[1] - times[0]) / Double(max(1, phases))
  }
}
