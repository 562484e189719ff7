import CohortTerms
import Foundation
import Imaging

extension CineStudy {
  /// The short-axis cine studies of a patient, whose images lie in folders.
  ///
  /// In the layout of the Data Science Bowl (`<pid>/study/sax_*/IM-<series>-<frame>.dcm`) the names tell slices
  /// and frames; elsewhere, and where no file is called so, the headers do: images of one PatientID and StudyInstanceUID are a study. Only
  /// headers are read. `splits` names, by patient, the folders of one of two acquisitions: such a patient becomes two studies, `<pid>_a`
  /// and `<pid>_b`. Throws ``FileError`` of a folder that cannot be listed, as nobody knows what it holds.
  public static func read(
    _ patient: CohortPatient, splits: [String: StudySplit] = [:],
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) async throws(FileError) -> [CineStudy] {
    var files: [(path: String, result: DICOMScan.FileResult)] = []
    await DICOMScan(patient.places, root: patient.root, jobs: jobs).forEach {
      files.append(($0.path, $1))
    }
    return try studies(of: patient, files: files, splits: splits)
  }

  /// The studies of a patient whose files were read, in the natural order of paths.
  static func studies(
    of patient: CohortPatient, files: [(path: String, result: DICOMScan.FileResult)],
    splits: [String: StudySplit]
  ) throws(FileError) -> [CineStudy] {
    for case (_, .failure(let error)) in files where isFolder(error.path) { throw error }
    let studies = studies(of: patient, files: files)
    guard let split = splits[patient.name] else { return studies }
    return part(studies, split, files: files.lazy.map(\.path))
  }

  private static func studies(
    of patient: CohortPatient, files: [(path: String, result: DICOMScan.FileResult)]
  ) -> [CineStudy] {
    let (id, root) = (patient.name, patient.root)
    if let study = bowlStudy(of: patient, files: files.lazy.map(\.path)) {
      var (headers, log) = bowlHeaders(of: files, study: study, id: id, root: root)
      let slices = bowlSlices(headers, id: id, root: root, log: &log)
      return [CineStudy(id: id, slices: slices, log: log, root: root)]
    }
    var headers: [DICOMHeader] = []
    var log: [CurationDecision] = []
    for (_, result) in files {
      switch result {
      case .success(let found): headers += found
      case .failure(let error): log.append(leftOut(error, id: id, root: root))
      }
    }
    // In one place a blank PatientID or UID is that of the only one beside it.
    let patients = StudyIdentity.patients(of: headers.lazy.map(\.identity))
    for index in headers.indices where headers[index].patientID.isEmpty {
      headers[index].patientID = patients[headers[index].studyUID] ?? ""
    }
    let studies = StudyIdentity.studies(of: headers.lazy.map(\.identity))
    for index in headers.indices where headers[index].studyUID.isEmpty {
      headers[index].studyUID = studies[headers[index].patientID] ?? ""
    }
    let found = Dictionary(grouping: headers, by: \.identity).values
      .map { ShortAxisSearch(headers: $0, root: root) }
      .sorted { NaturalOrder.precedes($0.headers[0].path, $1.headers[0].path) }
    let results = found.map { $0.result(id: id) }
    for (search, result) in zip(found, results) {
      log += search.leftOut(id: id)
      // Where there is no other study, the patient's last line says so.
      if result.slices.isEmpty && results.contains(where: { !$0.slices.isEmpty }) {
        log.append(search.noStack(id: id))
      }
    }
    let stacks = zip(found.map(\.headers[0]), results).filter { !$0.1.slices.isEmpty }
    // What was found instead is still told.
    if stacks.isEmpty { return [CineStudy(id: id, slices: [], log: log, root: root)] }
    let names = StudyIdentity.names(
      of: stacks.map(\.0.identity), in: id,
      severalPatients: Set(stacks.map(\.0.patientID)).count > 1)
    return zip(names, stacks).enumerated().map { index, found in
      let (own, (first, result)) = found
      var lines = index == 0 ? log : []
      if names != [id] {
        lines.append(
          CurationDecision(
            series: own, problem: .severalStudies, resolution: "called \(own)",
            image: name(first.path, under: root), extra: first.identity.description))
      }
      lines += result.dropped.map { decision in
        var decision = decision
        decision.series = own
        return decision
      }
      return CineStudy(id: own, slices: result.slices, log: lines, root: root)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func leftOut(_ error: FileError, id: String, root: URL) -> CurationDecision {
    let what = error.reason == DICOMFile.isNoText ? "" : "file "
    return CurationDecision(
      series: id, problem: .unreadable, resolution: what + "left out",
      image: name(error.path, under: root), extra: error.reason)
  }

  /// The folder `study` in the Bowl's layout; nil in others, which may call folders so too.
  private static func bowlStudy(
    of patient: CohortPatient, files: some Sequence<String>
  ) -> String? {
    guard patient.places.count == 1 else { return nil }
    let study = patient.places[0].path + "/study"
    return files.contains { $0.hasPrefix(study + "/sax_") && BowlName($0) != nil } ? study : nil
  }

  /// The images of the short axis. Other views beside it are left out without a word; what cannot be read and what lies where no
  /// image is expected is told of.
  private static func bowlHeaders(
    of files: [(path: String, result: DICOMScan.FileResult)], study: String, id: String, root: URL
  ) -> ([DICOMHeader], [CurationDecision]) {
    var headers: [DICOMHeader] = []
    var log: [CurationDecision] = []
    var elsewhere: [String] = []
    for (path, result) in files {
      switch result {
      case .failure(let error):
        // A note beside the images is none of them.
        if BowlName(path) != nil || error.reason != DICOMFile.isNoDICOM {
          log.append(leftOut(error, id: id, root: root))
        }
      case .success(let found):
        if !path.hasPrefix(study + "/") {
          elsewhere.append(path)
        } else if BowlName(path) != nil {
          headers += found
        } else if path.hasPrefix(study + "/sax_") {
          log.append(
            CurationDecision(
              series: id, problem: .unreadable, resolution: "file left out",
              image: name(path, under: root), extra: "its name is not IM-<series>-<frame>.dcm"))
        }
      }
    }
    if let first = elsewhere.first {
      log.append(
        CurationDecision(
          series: id, problem: .elsewhere,
          resolution: elsewhere.count == 1 ? "file left out" : "\(elsewhere.count) files left out",
          image: name(first, under: root), extra: "outside of the folder study"))
    }
    return (headers, log)
  }

  /// Slices by the names of their files: those that differ only in the frame's number are one slice. Of these, images that lie
  /// elsewhere are left out.
  private static func bowlSlices(
    _ headers: [DICOMHeader], id: String, root: URL, log: inout [CurationDecision]
  ) -> [CineSlice] {
    var frames: [BowlName.Slice: [(Int, DICOMHeader)]] = [:]
    for header in headers {
      guard let name = BowlName(header.path) else { continue }
      frames[name.slice, default: []].append((name.frame, header))
    }
    var slices: [CineSlice] = []
    var stray: [CurationDecision] = []
    for found in frames.values {
      let sorted = found.sorted { ($0.0, $0.1.frame) < ($1.0, $1.1.frame) }.map(\.1)
      guard let place = SlicePlace(of: sorted), let first = sorted.first(where: place.holds),
        let slice = CineSlice(
          name: name(first.path, under: root), frames: sorted.filter(place.holds))
      else { continue }
      slices.append(slice)
      stray += sorted.filter { !place.holds($0) }.map {
        CurationDecision(
          series: id, problem: .strayFrame, resolution: "frame left out",
          image: name($0.path, under: root), extra: place.difference($0))
      }
    }
    log += stray.sorted { NaturalOrder.precedes($0.image, $1.image) }
    return slices.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }
}
