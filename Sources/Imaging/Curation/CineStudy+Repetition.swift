extension CineStudy {
  /// Two studies of one, as the original's authors did by hand: `<id>_b` of the slices in the named folders, `<id>_a` of
  /// the others; what was noted while reading stays with the first.
  func split(moving folders: Set<String>) -> [CineStudy] {
    func isMoved(_ slice: CineSlice) -> Bool {
      slice.name.split(separator: "/").dropLast().last.map { folders.contains(String($0)) } == true
    }
    return [
      CineStudy(id: id + "_a", slices: slices.filter { !isMoved($0) }, log: log, root: root),
      CineStudy(id: id + "_b", slices: slices.filter(isMoved), root: root),
    ]
  }
}

extension SliceStack {
  /// Reports a study that seems to hold two acquisitions: at least half of its places, and three, have slices of more than
  /// one series. Whether it is to be split is for a reader to say.
  mutating func noteRepetition() {
    var places: [[Slice]] = []
    for slice in slices.sorted(by: { $0.location < $1.location }) {
      if let first = places.last?.first, slice.location - first.location < 1 {
        places[places.count - 1].append(slice)
      } else {
        places.append([slice])
      }
    }
    let repeated = places.filter { Set($0.map(\.source.header.seriesUID)).count > 1 }
    guard repeated.count >= 3, 2 * repeated.count >= places.count else { return }
    let last = repeated.flatMap { $0.dropFirst() }.map(\.source.name)
    note(
      .repeated, "none", last.min(by: NaturalOrder.precedes) ?? "",
      "\(repeated.count) of \(places.count) places more than once")
  }
}
