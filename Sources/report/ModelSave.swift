import ArgumentParser
import Engine
import Foundation
import StudyTerms

extension Report {
  /// `report model save LABEL RUN OUTPUT.safetensors`
  struct ModelSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "Write the network of a run of a book as a file of weights.",
      discussion: """
        What was trained is taken as it is; else it is trained first. Another book may begin with the \
        file (from: {weights: ...}), and `report model predict` applies it.
        """)

    @Argument(help: "The label of a training block.") var label: String
    @Argument(help: "The name of one of its runs.") var run: String
    @Argument(help: "The file to write; its name ends with .safetensors.") var file: String
    @OptionGroup var place: ProjectOptions

    func validate() throws {
      if !file.hasSuffix(".safetensors") {
        throw ValidationError("\(file) does not end with .safetensors")
      }
    }

    func run() async throws {
      let project = try place.open()
      do {
        let weights = try await project.network(
          of: run, in: label, jobs: ProcessInfo.processInfo.activeProcessorCount)
        try weights.write(to: URL(filePath: file), options: .atomic)
        Terminal.print("written to \(file): \(weights.count / 1000) kB")
      } catch let failure as StepFailure {
        Terminal.error("error: \(failure.step): \(failure.sentence)")
        throw ExitCode(1)
      } catch let error as StudyError {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
