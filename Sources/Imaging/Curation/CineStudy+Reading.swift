import Foundation

extension CineStudy {
  /// The short-axis cine studies below a patient's folder, which lies in `root`.
  ///
  /// In the layout of the Data Science Bowl (`<pid>/study/sax_*/IM-<series>-<frame>.dcm`) the names tell slices
  /// and frames; elsewhere the headers do. Only headers are read. `splits` names, by patient, the folders `sax_*` of
  /// a second acquisition: such a patient becomes two studies, `<pid>_a` and `<pid>_b`.
  public static func read(
    patient: URL, root: URL, splits: [String: Set<String>] = [:],
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) async -> [CineStudy] {
    var files: [(path: String, result: DICOMScan.FileResult)] = []
    await DICOMScan(patient, jobs: jobs).forEach { files.append(($0.path, $1)) }
    return studies(of: patient, root: root, files: files, splits: splits)
  }

  /// The studies of a patient whose files were read, in the natural order of paths.
  static func studies(
    of patient: URL, root: URL, files: [(path: String, result: DICOMScan.FileResult)],
    splits: [String: Set<String>]
  ) -> [CineStudy] {
    let id = patient.lastPathComponent
    let study = patient.resolvingSymlinksInPath().appending(path: "study").path
    // Another layout may call a folder so too.
    let inside = try? FileManager.default.contentsOfDirectory(atPath: study)
    let isBowl = inside?.contains { $0.hasPrefix("sax_") } == true
    var headers: [DICOMHeader] = []
    var log: [CurationDecision] = []
    for (path, result) in files {
      if isBowl && !(path.hasPrefix(study + "/") && BowlName(path) != nil) {
        // Other views are no short axis; an image among the short axis under another name is told of.
        if path.hasPrefix(study + "/sax_"), case .success = result {
          log.append(
            CurationDecision(
              series: id, problem: .unreadable, resolution: "file left out",
              image: name(path, under: root), extra: "its name is not IM-<series>-<frame>.dcm"))
        }
        continue
      }
      switch result {
      case .success(let found): headers += found
      case .failure(let error):
        log.append(
          CurationDecision(
            series: id, problem: .unreadable, resolution: "file left out",
            image: name(error.path, under: root), extra: error.reason))
      }
    }
    if isBowl {
      let study = CineStudy(
        id: id, slices: bowlSlices(headers, root: root), log: log, root: root)
      return splits[id].map(study.split) ?? [study]
    }
    let studies = Dictionary(grouping: headers, by: \.studyUID).sorted { $0.key < $1.key }
      .map { ShortAxisSearch(headers: $0.value, root: root).result }.filter { !$0.slices.isEmpty }
    // What was found instead is still told.
    if studies.isEmpty { return [CineStudy(id: id, slices: [], log: log, root: root)] }
    return studies.enumerated().map { index, found in
      let own = studies.count == 1 ? id : "\(id)_\(index + 1)"
      let dropped = found.dropped.map { slice, angle in
        CurationDecision(
          series: own, problem: .orientation, resolution: "slice removed", image: slice.name,
          extra: "angleBetweenNorms:\(angle)")
      }
      return CineStudy(
        id: own, slices: found.slices, log: (index == 0 ? log : []) + dropped, root: root)
    }
  }

  /// Slices by the names of their files: those that differ only in the frame's number are one slice.
  private static func bowlSlices(_ headers: [DICOMHeader], root: URL) -> [CineSlice] {
    var frames: [BowlName.Slice: [(Int, DICOMHeader)]] = [:]
    for header in headers {
      guard let name = BowlName(header.path) else { continue }
      frames[name.slice, default: []].append((name.frame, header))
    }
    return frames.values.compactMap { found -> CineSlice? in
      let sorted = found.sorted { ($0.0, $0.1.frame) < ($1.0, $1.1.frame) }.map(\.1)
      return sorted.first.flatMap { CineSlice(name: name($0.path, under: root), frames: sorted) }
    }.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }
}
