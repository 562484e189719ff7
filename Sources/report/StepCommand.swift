import ArgumentParser
import Book
import Build
import Catalog
import Engine
import Foundation
import Markup
import Program

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

    @Option(help: "What the step's seed is made of (default: the book's seed).")
    var seed: UInt64?

    @OptionGroup var place: ProjectOptions

    func run() async throws {
      let project = try place.open()
      let data = json == "-" ? FileHandle.standardInput.readDataToEndOfFile() : Data(json.utf8)
      let step: any Step
      do {
        step = try StepCoding.decode(data, types: Program.stepTypes)
      } catch let problem as StepProblem {
        let suggestion = Self.suggestion(problem).map { "; \($0)" } ?? ""
        Terminal.error("error: \(problem)\(suggestion)")
        throw ExitCode(2)
      }
      guard let seed = seed ?? project.build(BuildOptions(jobs: 1)).seed else {
        Terminal.error(
          "error: Chapters/book.yaml cannot be read, so that the book's seed is not known; name one with --seed"
        )
        throw ExitCode(2)
      }
      let executor = Executor(
        store: project.store, files: project.catalog, fingerprints: Program.code, seed: seed,
        jobs: 1, events: { _ in })
      let use = try await project.store.use()
      defer { withExtendedLifetime(use) {} }
      let results = await executor.run([step])
      project.catalog.save()
      results.failures.forEach { Terminal.error("error: \($0.step): \($0.sentence)") }
      if !results.failures.isEmpty { throw ExitCode(1) }
      if let record = results.record(of: step) { Terminal.print(record.output.hex) }
    }

    private static func suggestion(_ problem: StepProblem) -> String? {
      switch problem {
      case .unknownStep(let name, let known): Spelling.suggestion(for: name, among: known)
      case .unknownParameter(let name, _, let known):
        Spelling.suggestion(
          for: name.split(separator: ".").last.map(String.init) ?? name, among: known)
      case .missingParameter(_, _, let written):
        written.isEmpty ? nil : "written are \(written.joined(separator: ", "))"
      case .malformed, .wrongValue: nil
      }
    }
  }
}
