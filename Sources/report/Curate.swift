import ArgumentParser
import CohortImages
import CohortTerms
import Curation
import Escaping
import Foundation
import Imaging

extension Report {
  /// `report curate`
  struct Curate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Turn a folder of cine DICOM into one clean image per series, with a log.",
      discussion: """
        Writes OUTPUT/<series>/sa.nii.gz as ukbb_cardiac expects it, OUTPUT/conversion.log with one \
        line per decision, OUTPUT/patient_dimensions.tsv, and OUTPUT/dicom_metadata.tsv.xz with all \
        elements of all files, a sequence in one cell. The input is in the layout of the Data \
        Science Bowl, or any folder with one folder or archive (.zip, .tar.xz, ...) per patient, at \
        any depth, or one archive of such a folder. Patients are called as their folders are; those \
        that share a folder by their PatientID, which the log says. Called again with the same \
        OUTPUT, it removes the images of series that it does not make again.

        Phases are matched by time: by the share of each slice's own heartbeat where images go over \
        the whole of it, else by the time since the R wave. Other sequences in the cine's planes \
        (tagging, scouts, mapping, perfusion, flow) are left out, each with a line in the log. \

        With --legacy everything is decided and worded as in the original, dcm2nifti.py of the \
        published study: phases by number, positions by SliceLocation, tolerances of 1 mm, \
        rotations by the unsigned angle, the time step of the last slice. It differs in three \
        things. Voxels keep the scanner's grey values, as integers where they are integers; the \
        original divides them by the largest value of their type. The version that is rotated by \
        90 degrees has an affine that fits its voxels; the original repeats that of the unrotated. \
        Slices that share a place and a series go by their names, not by the order of a directory.
        """)

    @Argument(help: "The folder of patients, or an archive of it.") var input: String
    @Argument(help: "The folder to write to.") var output: String
    @Flag(help: "Make the original's choices.") var legacy = false
    @Option(
      help: ArgumentHelp(
        "Studies to part in two: a table with the columns pid and folder, tab separated; what lies in "
          + "the named folders becomes <pid>_b, the rest <pid>_a (the other way round where a column "
          + "part says a). data/bowl-splits.tsv is that of the Data Science Bowl.",
        valueName: "table"))
    var splits: String?
    @Option(help: "Also write every image as PNG, its grey range that of its slice or its volume.")
    var png: GreyRange?
    @Option(help: "Patients worked on at a time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder),
        isFolder.boolValue || Archive.stem(input) != nil
      else { throw ValidationError("there is no folder or archive \(input)") }
      if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), !isFolder.boolValue
      {
        throw ValidationError("\(output) is a file; the images need a folder")
      }
      if URL(filePath: output).isWithin(URL(filePath: input)) {
        throw ValidationError(
          "OUTPUT is, or lies in, the folder of INPUT: \(output); give it another")
      }
      if jobs < 1 { throw ValidationError("--jobs is at least 1") }
    }

    func run() async throws {
      let progress = CurationProgress()
      let splits = try splits.map { try SeriesSplits(contentsOf: URL(filePath: $0)) }
      var cohort = CohortCuration(
        input: URL(filePath: input), output: URL(filePath: output),
        curation: Curation(legacy: legacy), splits: splits?.byPatient ?? [:], png: png, jobs: jobs)
      cohort.accept = { try splits?.refuseOthers(than: $0) }
      var (count, images) = (0, 0)
      var unreadable: [String: Int] = [:]
      var reasons: [String] = []
      cohort.headersRead = { progress.read(headers: $0) }
      cohort.removed = {
        Terminal.print("\($0): removed, which an earlier run had made and this one did not")
      }
      try await cohort.run { patient, done, patients in
        count += patient.series.count
        images += patient.images
        unreadable.merge(patient.unreadable, uniquingKeysWith: +)
        let missing = patient.log.filter { $0.problem == .noShortAxis && !$0.extra.isEmpty }
        reasons += missing.map(\.extra)
        progress.finished(
          "\(done)/\(patients) \(patient.name.printable): \(patient.series.count) series, "
            + missing.map { "no short axis (\($0.extra.printable)), " }.joined()
            + "\(patient.log.count) lines in the log", done: done, count: patients)
      }
      for (name, some) in unreadable.sorted(by: { $0.key < $1.key }) {
        Terminal.print(
          (some == images ? "all \(images) images" : "\(some) of \(images) images")
            + " are in \(name), which this build cannot read")
      }
      if count == 0 {
        throw FileError(
          path: input,
          reason: "no short-axis cine series was found"
            + (reasons.count == 1 ? " (\(reasons[0].printable))" : "")
            + "; conversion.log says why")
      }
    }
  }
}

extension GreyRange: ExpressibleByArgument {}
