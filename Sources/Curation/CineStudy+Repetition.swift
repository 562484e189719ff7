import CohortTerms
import DICOM
import Imaging

extension CineStudy {
  /// Splits the studies of a patient into two acquisitions (``parted(_:)``). A folder that holds
  /// none of `files` is logged.
  static func part(
    _ studies: [CineStudy], _ split: StudySplit, files: some Sequence<String>
  ) -> [CineStudy] {
    let folders = split.folders
    let strange = folders.subtracting(files.compactMap(folder(of:)))
      .sorted(by: NaturalOrder.precedes)
    var parts = studies
    if strange.count < folders.count {
      parts = studies.flatMap { study in
        let parts = study.parted(split)
        // If there are several studies, the split may concern only some of them.
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

  /// Splits a study in two, as the original's authors did by hand: `<id>_a` with the slices of the
  /// first acquisition, `<id>_b` with the second's. The log of reading stays with the first.
  func parted(_ split: StudySplit) -> [CineStudy] {
    func isSecond(_ slice: CineSlice) -> Bool {
      let isNamed = Self.folder(of: slice.name).map(split.folders.contains) == true
      return isNamed == (split.part == .second)
    }
    return [
      CineStudy(id: id + "_a", slices: slices.filter { !isSecond($0) }, log: log, root: root),
      CineStudy(id: id + "_b", slices: slices.filter(isSecond), root: root),
    ]
  }
}

extension SliceStack {
  /// Reports a study that seems to hold two acquisitions: at least half of its positions, and at
  /// least three, have slices of more than one series. Whether to split it is for a human to
  /// decide.
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
