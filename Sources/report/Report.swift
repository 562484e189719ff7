import ArgumentParser

/// `report`: from chapters to a published supplement.
@main
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Builds reproducible reports: chapters in, HTML and PDF out, every number traceable.",
    version: "0.1.0",
    subcommands: [
      Build.self, Plan.self, Check.self, Verify.self, Accept.self, Cite.self, Values.self,
      DataCommand.self,
      StepCommand.self, Clean.self,
    ],
    defaultSubcommand: Build.self)
}
