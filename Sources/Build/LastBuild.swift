import Engine
import Foundation

/// What the last whole build was made from, and what came of it. Where nothing of that has changed and all its files are as
/// it left them, there is nothing to do: the chapters need not even be read.
struct LastBuild: Codable {
  /// Of the options and of all code.
  var code: Digest
  /// The bytes of the sources, and of the files that are published with them, by file relative to the project.
  var sources: [String: Digest]
  /// What was asked of the data.
  var answers: [AskedFiles.Answer]
  /// The steps' keys and outputs.
  var steps: [Step]
  var outcome: BuildOutcome

  struct Step: Codable {
    var key: Digest
    var output: Digest
  }

  private static func file(_ output: URL) -> URL {
    output.appendingPathComponent(".store/last-build.json")
  }

  /// nil where there was none.
  static func read(_ output: URL) -> LastBuild? {
    guard let data = try? Data(contentsOf: file(output)) else { return nil }
    return try? JSONDecoder().decode(LastBuild.self, from: data)
  }

  func write(_ output: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(self)
    do {
      try data.write(to: Self.file(output), options: .atomic)
    } catch {
      throw StepFailure(unwritable: Self.file(output).path, error)
    }
  }

  /// True where a build would be made from the same things. `root` is the project's folder.
  func isCurrent(code: Digest, root: URL, files: any FileSource, store: Store) -> Bool {
    self.code == code
      && sources.allSatisfy { file, digest in
        (try? Data(contentsOf: root.appendingPathComponent(file))).map { Digest(of: $0) } == digest
      }
      && answers.allSatisfy { $0.question.answer(of: files) == $0.digest }
      && steps.allSatisfy { store.holds(output: $0.output, of: $0.key) }
  }
}
