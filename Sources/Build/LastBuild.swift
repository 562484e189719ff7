import Engine
import Foundation

/// What the last whole build was made from, and its outcome. Where nothing of that has changed and
/// all its files are as it left them, there is nothing to do: not even the chapters need to be
/// read.
struct LastBuild: Codable {
  /// Of the options and of all code.
  var code: Digest
  /// The bytes of the sources, and of the files that are published with them, by file relative to
  /// the project.
  var sources: [String: Digest]
  /// What the build asked about the data files.
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

  /// True where a build would start from the same things. `root` is the project's folder.
  func isCurrent(code: Digest, root: URL, files: any FileSource, store: Store) -> Bool {
    self.code == code
      && sources.allSatisfy { file, digest in Self.digest(of: file, in: root) == digest }
      && answers.allSatisfy { $0.question.answer(of: files) == $0.digest }
      && steps.allSatisfy { store.holds(output: $0.output, of: $0.key) }
  }

  /// nil for a file that cannot be read, or that a link leads to out of the project: the reader of
  /// the book refuses it, also where its bytes are the same.
  private static func digest(of file: String, in root: URL) -> Digest? {
    let place = root.appendingPathComponent(file).resolvingSymlinksInPath()
    let folder = root.resolvingSymlinksInPath().path
    guard place.path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") else { return nil }
    return (try? Data(contentsOf: place)).map { Digest(of: $0) }
  }
}
