import ArgumentParser
import Engine
import Foundation
import Program

/// `report`: turns chapters into a published supplement.
@main
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Builds reproducible reports: chapters in, HTML and PDF out, every number traceable.",
    version: Program.version,
    subcommands: [
      Init.self, Build.self, Plan.self, Check.self, Verify.self, Freeze.self, Accept.self,
      Cite.self, Labels.self, Values.self, Log.self,
      DataCommand.self, Curate.self, Masks.self, PhantomCommand.self, ModelCommand.self,
      ExportCommand.self,
      StepCommand.self, Clean.self,
    ],
    defaultSubcommand: Build.self)

  /// Like the parser's own `main`, but a wrong call ends with status 2, like wrong sources.
  static func main() async {
    MemoryLimit.explain()
    do {
      try await Interruption.guarding {
        var command = try parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      }
    } catch {
      let code = exitCode(for: error)
      // Help and the like are not errors.
      guard code != .success else { exit(withError: error) }
      let message =
        (error as? CocoaError).map { "Error: \($0.sentence)" } ?? fullMessage(for: error)
      if !message.isEmpty { Terminal.error(message) }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}
