import CohortTerms
import Imaging

extension SliceStack {
  /// Makes the stack even as far as can be: copies a slice into a gap that one is missing from, takes out what does
  /// not belong. Returns the usual distance in mm, rounded to .01.
  mutating func makeEven() -> Double {
    let rounded = gaps.map { ($0 * 100).rounded(.toNearestOrEven) / 100 }
    let header = slices.first?.source.header
    let said = [header?.spacingBetweenSlices, header?.sliceThickness].compactMap { $0 }
    let spacing = Mode.smallest(rounded) ?? said.first { $0 > 0 } ?? 1
    compareMetadata(spacing)
    fillGaps(spacing)
    while removeMisplaced(spacing) {}
    removeEnds(spacing)
    for index in improper(spacing) {
      note(
        .spacingSpecial, "none", slices[index].source.name,
        "expected: \(spacing), actual: \(gaps[index]), next slices: \(slices[index + 1].source.name)"
      )
    }
    return spacing
  }

  /// To .01 mm, so that the last bits of a position decide nothing; the original took them as they are.
  private var gaps: [Double] {
    zip(slices.dropFirst(), slices).map {
      let gap = $0.location - $1.location
      return legacy ? gap : (gap * 100).rounded(.toNearestOrEven) / 100
    }
  }

  /// The gaps that are not the spacing, within 1 mm.
  private func improper(_ spacing: Double) -> [Int] {
    gaps.enumerated().filter { abs($0.element - spacing) > 1 }.map(\.offset)
  }

  /// What the headers say of the spacing is only reported, where they differ or say something else.
  private mutating func compareMetadata(_ spacing: Double) {
    let said = Set(slices.compactMap(\.source.header.spacingBetweenSlices)).sorted()
    if said.count > 1 || said.contains(where: { abs($0 - spacing) > 1 }) {
      note(.spacingMetadata, "none", "", "observed values: \(said)")
    }
  }

  /// Gaps of twice the spacing get a copy of the slice below.
  private mutating func fillGaps(_ spacing: Double) {
    for (index, gap) in gaps.enumerated().reversed() where abs(gap - 2 * spacing) <= 1 {
      var copy = slices[index]
      copy.isCopy = true
      copy.location += spacing
      slices.insert(copy, at: index + 1)
    }
    for (slice, next) in zip(slices, slices.dropFirst()) where next.isCopy {
      let upper = slices.first { $0.location > next.location }
      note(
        .spacingMissing, "previous slice copied", slice.source.name,
        "expected: \(spacing), acutal: \((upper?.location ?? next.location) - slice.location)")
    }
  }

  /// Takes out one slice, or two between two proper ones; false where nothing is to be done.
  private mutating func removeMisplaced(_ spacing: Double) -> Bool {
    let gaps = gaps
    for index in improper(spacing) {
      if gaps[index] > 2.5 * spacing {
        let outlier = 2 * index < gaps.count ? index : index + 1
        note(
          .spacingOutlier, "slice removed", slices[outlier].source.name,
          "expected: \(spacing), actual: \(gaps[index])")
        slices.remove(at: outlier)
        return true
      }
      for inner in 1...2 where index + inner < gaps.count {
        let sum = gaps[index...index + inner].reduce(0, +)
        guard abs(sum - spacing) <= 1 else { continue }
        for slice in index + 1...index + inner {
          note(
            .spacingInterspersed, "slice removed", slices[slice].source.name,
            "expected: \(spacing), actual: \(gaps[slice - 1]) and \(gaps[slice])")
        }
        slices.removeSubrange(index + 1...index + inner)
        return true
      }
    }
    return false
  }

  /// An end whose gap alone is improper, by more than 2.5 mm, goes.
  private mutating func removeEnds(_ spacing: Double) {
    let wrong = improper(spacing)
    guard wrong.count == 1, let index = wrong.first, abs(gaps[index] - spacing) > 2.5 else {
      return
    }
    let extra = "expected: \(spacing), actual: \(gaps[index])"
    if index == 0 {
      note(.spacingTop, "slice removed", slices[0].source.name, extra)
      slices.removeFirst()
    } else if index == gaps.count - 1 {
      note(.spacingBottom, "slice removed", slices[index + 1].source.name, extra)
      slices.removeLast()
    }
  }
}
