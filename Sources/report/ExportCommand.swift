import ArgumentParser

extension Report {
  /// `report export nnunet`
  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Images and masks as other programs want them.",
      subcommands: [ExportNNUNet.self])
  }
}
