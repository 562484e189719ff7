import CohortTerms
import DICOM
import Foundation
import Imaging

extension CineStudy {
  /// Reads the short-axis cine studies of a patient from folders.
  ///
  /// In the layout of the Data Science Bowl (`<pid>/study/sax_*/IM-<series>-<frame>.dcm`) names
  /// identify slices and frames. In other layouts the headers do: images with the same PatientID
  /// and StudyInstanceUID form a study. Only headers are read. `splits` names, by patient, the
  /// folders of one of two acquisitions; such a patient gives two studies, `<pid>_a` and `<pid>_b`.
  /// Throws ``FileError`` for a folder that cannot be listed, because its contents are unknown.
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

  /// The studies of a patient, from files read in the natural order of paths.
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
    of patient: CohortPatient, files all: [(path: String, result: DICOMScan.FileResult)]
  ) -> [CineStudy] {
    let (id, root) = (patient.name, patient.root)
    let files = all.filter { Self.unreadableCompression($0.result) == nil }
    let unreadable = unreadable(all, id: id, root: root)
    if let study = bowlStudy(of: patient, files: files.lazy.map(\.path)) {
      var (headers, log) = bowlHeaders(of: files, study: study, id: id, root: root)
      log = unreadable + log
      let slices = bowlSlices(headers, id: id, root: root, log: &log)
      return [CineStudy(id: id, slices: slices, log: log, root: root)]
    }
    var headers: [DICOMHeader] = []
    var log = unreadable
    for (_, result) in files {
      switch result {
      case .success(let found): headers += found
      case .failure(let error): log.append(leftOut(error, id: id, root: root))
      }
    }
    if let line = joinStudies(of: &headers, id: id) { log.append(line) }
    // A blank PatientID or UID is taken from the only other one in the same folder.
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
      if result.slices.isEmpty {
        log += result.dropped
        log.append(search.noStack(id: id))
      }
    }
    let stacks = zip(found.map(\.headers[0]), results).filter { !$0.1.slices.isEmpty }
    // The log still tells what was found instead.
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

  /// Takes the studies' UIDs away where a program gave each image one of its own; the log says so.
  private static func joinStudies(
    of headers: inout [DICOMHeader], id: String
  ) -> CurationDecision? {
    let patients = Dictionary(grouping: headers.indices) { headers[$0].patientID }
    var joined = 0
    for images in patients.values where images.count > 3 {
      let studies = Set(images.map { headers[$0].studyUID })
      guard studies.count == images.count else { continue }
      joined += studies.count
      for index in images { headers[index].studyUID = "" }
    }
    guard joined > 0 else { return nil }
    return CurationDecision(
      series: id, problem: .grouping, resolution: "put together by PatientID", image: "",
      extra: "\(joined) studies of one image each: were the UIDs replaced file by file?")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The name of a file's compression if it cannot be decoded; else nil.
  static func unreadableCompression(_ result: DICOMScan.FileResult) -> String? {
    guard case .success(let headers) = result else { return nil }
    return headers.first?.unreadableCompression
  }

  /// One line for each compression that cannot be decoded.
  private static func unreadable(
    _ files: [(path: String, result: DICOMScan.FileResult)], id: String, root: URL
  ) -> [CurationDecision] {
    var found: [String: (path: String, count: Int)] = [:]
    for (path, result) in files {
      guard let name = unreadableCompression(result) else { continue }
      found[name, default: (path, 0)].count += 1
    }
    return found.sorted { $0.key < $1.key }.map { name, found in
      CurationDecision(
        series: id, problem: .unreadable,
        resolution: found.count == 1 ? "file left out" : "\(found.count) files left out",
        image: Self.name(found.path, under: root),
        extra: "the pixels are in \(name), which this build cannot read")
    }
  }

  private static func leftOut(_ error: FileError, id: String, root: URL) -> CurationDecision {
    let what = error.reason == DICOMFile.isNoText ? "" : "file "
    return CurationDecision(
      series: id, problem: .unreadable, resolution: what + "left out",
      image: name(error.path, under: root), extra: error.reason)
  }

  /// The folder `study` of the Bowl's layout; nil in other layouts, even if they have a folder of
  /// that name.
  private static func bowlStudy(
    of patient: CohortPatient, files: some Sequence<String>
  ) -> String? {
    guard patient.places.count == 1 else { return nil }
    let study = patient.places[0].path + "/study"
    return files.contains { $0.hasPrefix(study + "/sax_") && BowlName($0) != nil } ? study : nil
  }

  /// The images of the short axis. Other views are left out silently; unreadable files and files in
  /// unexpected places are logged.
  private static func bowlHeaders(
    of files: [(path: String, result: DICOMScan.FileResult)], study: String, id: String, root: URL
  ) -> ([DICOMHeader], [CurationDecision]) {
    var headers: [DICOMHeader] = []
    var log: [CurationDecision] = []
    var elsewhere: [String] = []
    for (path, result) in files {
      switch result {
      case .failure(let error):
        // A text file beside the images is not one of them.
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

  /// Groups images by file name: names that differ only in the frame's number form a slice. Images
  /// at another position than the rest are left out.
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
