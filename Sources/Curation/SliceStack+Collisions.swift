import CohortTerms
import DICOM
import Imaging

extension SliceStack {
  /// Sorts the slices by location and keeps one of those that are at one place (``tolerance``): the
  /// one with about as many images as the others have, of two such the one of the later series,
  /// within a series the one of the later name.
  mutating func removeCollisions() {
    let sorted = slices.sorted { first, second in
      if first.location != second.location { return first.location < second.location }
      return legacy
        ? first.source.name < second.source.name : isEarlier(first.source, second.source)
    }
    let usual = usualFrames
    let tolerance = tolerance
    func isCine(_ slice: Slice) -> Bool {
      let count = slice.source.frames.count
      return 2 * count >= usual && 2 * count <= 3 * usual
    }
    var kept: [Slice] = []
    for slice in sorted {
      guard let last = kept.last, slice.location - last.location < tolerance else {
        kept.append(slice)
        continue
      }
      let lastGoes =
        legacy || isCine(last) == isCine(slice)
        ? isEarlier(last.source, slice.source) : isCine(slice)
      let (removed, stays) = lastGoes ? (last, slice) : (slice, last)
      note(
        .collision, "slice removed", removed.source.name,
        "\(stays.source.name) (\(removed.location),\(stays.location))")
      kept[kept.count - 1] = stays
    }
    slices = kept
  }

  private func isEarlier(_ first: CineSlice, _ second: CineSlice) -> Bool {
    let numbers = (first.header.seriesNumber ?? 0, second.header.seriesNumber ?? 0)
    if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
    return legacy
      ? first.name < second.name : NaturalOrder.precedes(first.name, second.name)
  }
}
