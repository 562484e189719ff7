import ArgumentParser
import CohortTerms
import Foundation
import Imaging
import Phantom
import PhantomFiles

extension Report {
  /// `report phantom`
  struct PhantomCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "phantom",
      abstract: "Write a synthetic cohort of cine DICOM with its exact truth.",
      discussion: """
        Writes OUTPUT/<pid>/study/sax_<n>/IM-*.dcm in the layout of the Data Science Bowl, OUTPUT/truth.tsv \
        with volumes from the geometry, OUTPUT/labels/<pid>/label_sa.nii.gz, and OUTPUT/injected.tsv with \
        every inconsistency that was put in. A patient is the same whatever the number of patients. Called \
        again with the same options, it goes on where it was stopped, or adds patients.
        """)

    @Argument(help: "The folder to write to.") var output: String
    @Option(help: "How many patients.") var patients = 10
    @Option(
      help: ArgumentHelp(
        "One of " + PhantomProfile.allCases.map(\.rawValue).joined(separator: ", ") + "."))
    var profile = PhantomProfile.challenge
    @Option(help: "What all randomness comes from.") var seed: UInt64 = 1
    @Option(
      help: ArgumentHelp(
        "Inconsistencies, one a patient in turn: all, or some of "
          + PhantomInconsistency.allCases.map(\.rawValue).joined(separator: ",") + "."))
    var inject = ""
    @Option(help: "Phases of the heart cycle, where not the profile's.") var phases: Int?
    @Option(help: "Pixels along the longer side, where not the profile's.") var matrix: Int?
    @Option(help: "Patients worked on at a time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
      if patients < 1 { throw ValidationError("--patients is at least 1") }
      if jobs < 1 { throw ValidationError("--jobs is at least 1") }
      if let phases, !(2...1000).contains(phases) {
        throw ValidationError("--phases is from 2 to 1000")
      }
      if let matrix, !(40...1024).contains(matrix) {
        throw ValidationError("--matrix is from 40 to 1024: larger pixels are those of no heart")
      }
      _ = try inconsistencies
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), !isFolder.boolValue
      {
        throw ValidationError("\(output) is a file; the cohort needs a folder")
      }
      do {
        try cohort.refuse(URL(filePath: output))
      } catch let error as FileError {
        throw ValidationError("\(output): \(error.reason)")
      }
    }

    private var cohort: PhantomCohort {
      get throws {
        PhantomCohort(
          profile: profile, patients: patients, seed: seed, inconsistencies: try inconsistencies,
          phases: phases, matrix: matrix, jobs: jobs)
      }
    }

    func run() async throws {
      try await cohort.write(to: URL(filePath: output)) { patient in
        Terminal.print(
          "\(patient.number)/\(patients): \(patient.pathology), "
            + "EDV \(Int(patient.endDiastolicVolume.rounded())) ml, "
            + "EF \(Int((100 * patient.ejectionFraction).rounded())) %")
      }
    }

    private var inconsistencies: [PhantomInconsistency] {
      get throws {
        if inject == "all" { return PhantomInconsistency.allCases }
        return try inject.split(separator: ",").map { name in
          guard let kind = PhantomInconsistency(rawValue: String(name)) else {
            let known = PhantomInconsistency.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(
              "there is no inconsistency \(name); there are all, \(known)")
          }
          return kind
        }
      }
    }
  }
}

extension PhantomProfile: ExpressibleByArgument {}
