import ArgumentParser
import Foundation
import Learning

extension Report {
  /// `report model show|convert|save|predict`
  struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "model", abstract: "Networks outside a book: their weights, and what they see.",
      subcommands: [ModelShow.self, ModelConvert.self, ModelSave.self, ModelPredict.self])

    /// Opens a file of weights. If it cannot be read, the command ends with status 2.
    static func opened(_ path: String) throws -> WeightFile {
      try refusing { () throws(WeightError) in try WeightFile(opening: URL(filePath: path)) }
    }

    static func refusing<Value>(_ body: () throws(WeightError) -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
