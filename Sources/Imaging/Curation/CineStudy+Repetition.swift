extension CineStudy {
  /// The studies of a patient, parted by the folders of a second acquisition (``split(moving:)``). A folder in which none of `files`
  /// lies is told of.
  static func split(
    _ studies: [CineStudy], moving folders: Set<String>, files: some Sequence<String>
  ) -> [CineStudy] {
    let strange = folders.subtracting(files.compactMap(folder(of:)))
      .sorted(by: NaturalOrder.precedes)
    var parts = studies
    if strange.count < folders.count {
      parts = studies.flatMap { study in
        let parts = study.split(moving: folders)
        // Of several studies not all are meant.
        return studies.count == 1 || parts.allSatisfy { !$0.slices.isEmpty } ? parts : [study]
      }
    }
    if !parts.isEmpty {
      parts[0].log += strange.map {
        CurationDecision(
          series: parts[0].id, problem: .unknownFolder,
          resolution: strange.count < folders.count ? "passed over" : "study not parted", image: "",
          extra: "the table of splits names \($0), where no file of the patient lies")
      }
    }
    return parts
  }

  private static func folder(of file: String) -> String? {
    file.split(separator: "/").dropLast().last.map(String.init)
  }

  /// Two studies of one, as the original's authors did by hand: `<id>_b` of the slices in the named folders, `<id>_a` of
  /// the others; what was noted while reading stays with the first.
  func split(moving folders: Set<String>) -> [CineStudy] {
    func isMoved(_ slice: CineSlice) -> Bool {
      Self.folder(of: slice.name).map(folders.contains) == true
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
