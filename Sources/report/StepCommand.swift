import ArgumentParser
import Engine
import Foundation
import Report
import Study

extension Report {
  /// `report step JSON`
  struct StepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "step",
      abstract: "Run one step from the store: what an executor elsewhere calls.",
      discussion:
        #"JSON is {"step": "TypeName", "parameters": {...}}, as manifest.json lists them."#)

    @Argument(help: "The step as JSON, or - for standard input.")
    var json: String

    @Option(help: "The book's seed.") var seed: UInt64 = 0
    @OptionGroup var place: ProjectOptions

    func run() async throws {
      let project = try place.open()
      let data = json == "-" ? FileHandle.standardInput.readDataToEndOfFile() : Data(json.utf8)
      let step: any Step
      do {
        step = try StepCoding.decode(data, types: Study.stepTypes)
      } catch {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
      let executor = Executor(
        store: project.store, files: project.catalog, fingerprints: Study.fingerprints, seed: seed,
        jobs: 1, events: { _ in })
      let results = await executor.run([step])
      project.catalog.save()
      results.failures.forEach { Terminal.error("error: \($0.step): \($0.sentence)") }
      if !results.failures.isEmpty { throw ExitCode(1) }
      if let record = results.record(of: step) { print(record.output.hex) }
    }
  }
}
