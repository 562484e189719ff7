import CohortTerms
import DICOM
import Imaging

extension SliceStack {
  /// Up to how many mm two places are one: the original's millimetre where slices lie 4 mm apart or
  /// more, as a patient's do, less where they lie closer, as an animal's do.
  func tolerance(_ spacing: Double) -> Double { legacy ? 1 : min(1, spacing / 4) }

  /// The same before the spacing is known: based on the larger of the headers' spacing and the most
  /// frequent gap.
  var tolerance: Double {
    let places = slices.map(\.location).sorted()
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }.filter { $0 > 0.05 }.sorted()
    let header = slices.first?.source.header
    let said = header?.spacingBetweenSlices ?? header?.sliceThickness ?? 0
    let apart = max(said, gaps.isEmpty ? 0 : gaps[gaps.count / 2])
    return apart > 0 ? tolerance(apart) : 1
  }

  /// Makes the stack as even as possible: copies slices into gaps and removes misplaced ones.
  /// Returns the usual distance in mm, rounded to 0.01.
  mutating func makeEven() -> Double {
    let rounded = gaps.map { ($0 * 100).rounded(.toNearestOrEven) / 100 }
    let header = slices.first?.source.header
    let said = [header?.spacingBetweenSlices, header?.sliceThickness].compactMap { $0 }
    let spacing = usual(rounded) ?? said.first { $0 > 0 } ?? 1
    compareMetadata(spacing)
    fillGaps(spacing)
    while removeMisplaced(spacing) {}
    removeEnds(spacing)
    for index in improper(spacing) {
      note(
        .spacingSpecial, "none", name(index),
        "expected: \(spacing), actual: \(gaps[index]), next slices: \(name(index + 1))")
    }
    return spacing
  }

  /// The most frequent gap, the smallest of several; where no two are alike their median, which the
  /// original does not take.
  private func usual(_ gaps: [Double]) -> Double? {
    guard !legacy, gaps.count > 2, Set(gaps).count == gaps.count else {
      return Mode.smallest(gaps)
    }
    return gaps.sorted()[(gaps.count - 1) / 2]
  }

  /// What the log calls a slice; the original marks copies.
  private func name(_ index: Int) -> String {
    slices[index].source.name + (legacy && slices[index].isCopy ? "-copy" : "")
  }

  /// To .01 mm, so that the last bits of a position decide nothing; the original took them as they
  /// are.
  private var gaps: [Double] {
    zip(slices.dropFirst(), slices).map {
      let gap = $0.location - $1.location
      return legacy ? gap : (gap * 100).rounded(.toNearestOrEven) / 100
    }
  }

  /// Whether a gap is so many spacings wide. The original's tolerance is that of numpy's `isclose`,
  /// which adds a hundred thousandth of what is expected.
  private func isWide(_ gap: Double, _ steps: Double, _ spacing: Double) -> Bool {
    let expected = steps * spacing
    return abs(gap - expected) <= tolerance(spacing) + (legacy ? 1e-5 * expected : 0)
  }

  /// The gaps that are not the spacing.
  private func improper(_ spacing: Double) -> [Int] {
    gaps.enumerated().filter { !isWide($0.element, 1, spacing) }.map(\.offset)
  }

  /// The headers' spacing is only reported, if the headers disagree or differ from the positions.
  private mutating func compareMetadata(_ spacing: Double) {
    let said = Set(slices.compactMap(\.source.header.spacingBetweenSlices)).sorted()
    if legacy { return compareMetadataAsOriginal(spacing, said) }
    if said.count > 1 || said.contains(where: { abs($0 - spacing) > tolerance(spacing) }) {
      note(.spacingMetadata, "none", "", "observed values: \(said)")
    }
  }

  /// The original prints several values as numpy does, and tells of a single one from 0.1 mm on.
  private mutating func compareMetadataAsOriginal(_ spacing: Double, _ said: [Double]) {
    if said.count > 1 {
      note(.spacingMetadata, "none", "", "observed values: \(said.asNumpyPrints)")
    } else if let only = said.first, only != 0, abs(spacing - only) > 0.1 {
      note(.spacingEmpirical, "none", "", "\(spacing) (empirical) vs \(only) (metadata)")
    }
  }

  /// Gaps of twice the spacing get a copy of the slice below; wider ones are filled from both sides
  /// where slices go on behind them, so that these stay where they lie.
  private mutating func fillGaps(_ spacing: Double) {
    for (index, gap) in gaps.enumerated().reversed()
    where isWide(gap, 2, spacing) {
      var copy = slices[index]
      copy.isCopy = true
      copy.location += spacing
      slices.insert(copy, at: index + 1)
    }
    for (slice, next) in zip(slices, slices.dropFirst()) where next.isCopy {
      let upper = slices.first { $0.location > next.location }
      let gap = (upper?.location ?? next.location) - slice.location
      note(
        .spacingMissing, "previous slice copied", slice.source.name,
        legacy
          ? "expected: \(spacing), acutal: \(gap)"
          : "expected: \(spacing), actual: \((gap * 100).rounded() / 100)")
    }
    if !legacy { fillWideGaps(spacing) }
  }

  /// Two to four planes that are missing among slices: copies of the nearest ones stand for them.
  private mutating func fillWideGaps(_ spacing: Double) {
    for (index, gap) in gaps.enumerated().reversed() {
      let steps = (gap / spacing).rounded()
      guard (3...5).contains(steps), abs(gap - steps * spacing) <= tolerance(spacing), index > 0,
        index + 2 < slices.count
      else { continue }
      let (below, above) = (slices[index], slices[index + 1])
      let missing = Int(steps) - 1
      for place in (1...missing).reversed() {
        var copy = 2 * place <= missing ? below : above
        copy.isCopy = true
        copy.location = below.location + Double(place) * spacing
        slices.insert(copy, at: index + 1)
      }
      note(
        .spacingMissing, "\(missing) slices copied from both sides", below.source.name,
        "expected: \(spacing), actual: \(gap), next slice: \(above.source.name)")
    }
  }

  /// Removes one slice, or two between two proper ones; returns false if there is nothing to do.
  private mutating func removeMisplaced(_ spacing: Double) -> Bool {
    let gaps = gaps
    for index in improper(spacing) {
      if gaps[index] > 2.5 * spacing {
        // Of a gap in the middle the original keeps the other half.
        let isLower = legacy ? 2 * index <= slices.count : 2 * index < gaps.count
        let outlier = isLower ? index : index + 1
        note(
          .spacingOutlier, "slice removed", name(outlier),
          "expected: \(spacing), actual: \(gaps[index])")
        slices.remove(at: outlier)
        return true
      }
      for inner in 1...2 where index + inner < gaps.count {
        let sum = gaps[index...index + inner].reduce(0, +)
        guard legacy ? abs(sum - spacing) < 1 : isWide(sum, 1, spacing) else { continue }
        for slice in index + 1...index + inner {
          note(
            .spacingInterspersed, "slice removed", name(slice),
            "expected: \(spacing), actual: \(gaps[slice - 1]) and \(gaps[slice])")
        }
        slices.removeSubrange(index + 1...index + inner)
        return true
      }
    }
    return false
  }

  /// Removes the first or last slice if its gap is off by more than 2.5 mm and the neighbouring gap
  /// is proper. With two improper gaps side by side it is unknown which slice is at fault.
  private mutating func removeEnds(_ spacing: Double) {
    func isProper(_ index: Int) -> Bool {
      gaps.indices.contains(index) && isWide(gaps[index], 1, spacing)
    }
    func isMisplaced(_ index: Int) -> Bool {
      gaps.indices.contains(index) && abs(gaps[index] - spacing) > 2.5 * tolerance(spacing)
    }
    if isMisplaced(0), isProper(1) || gaps.count == 1 {
      let extra = "expected: \(spacing), actual: \(gaps[0])"
      note(.spacingTop, "slice removed", name(0), extra)
      slices.removeFirst()
    }
    let last = gaps.count - 1
    if last > 0, isMisplaced(last), isProper(last - 1) {
      let extra = "expected: \(spacing), actual: \(gaps[last])"
      note(.spacingBottom, "slice removed", name(last + 1), extra)
      slices.removeLast()
    }
  }
}

extension [Double] {
  /// As numpy prints an array of them, such as `[ 4. 10.]`: aligned at their points.
  fileprivate var asNumpyPrints: String {
    let parts = map { value in
      let text = "\((value * 1e8).rounded() / 1e8)".split(separator: ".")
      return (whole: text[0], fraction: text.count > 1 && text[1] != "0" ? text[1] : "")
    }
    let wide = parts.map(\.whole.count).max() ?? 0
    let long = parts.map(\.fraction.count).max() ?? 0
    let texts = parts.map { whole, fraction in
      String(repeating: " ", count: wide - whole.count) + whole + "." + fraction
        + String(repeating: " ", count: long - fraction.count)
    }
    return "[" + texts.joined(separator: " ") + "]"
  }
}
