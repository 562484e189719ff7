import Engine
import Foundation

/// What the last complete build was made from, and its outcome. If none of that has changed and all
/// its files are intact, there is nothing to do: not even the chapters need to be read.
struct LastBuild: Codable {
  /// Digest of the options and of all code.
  var code: Digest
  /// Digests of the sources, and of files published with them, by path relative to the project.
  var sources: [String: Digest]
  /// What the build asked about data files, with the answers.
  var answers: [AskedFiles.Answer]
  /// Keys and outputs of the steps.
  var steps: [Step]
  var outcome: BuildOutcome

  struct Step: Codable {
    var key: Digest
    var output: Digest
    /// Changes whenever somebody touches the record.
    var stamp: String?
  }

  private static let path = ".store/last-build.json"

  /// The record in the output folder; nil if there is none, or a damaged one.
  static func read(_ output: OwnFolder) -> LastBuild? {
    output.contents(of: path).flatMap { Sealed.decode(LastBuild.self, from: $0) }
  }

  func write(_ output: OwnFolder) throws {
    try output.put(try Sealed.encode(self), at: Self.path)
  }

  /// True if a build would start from the same state. `root` is the project's folder.
  func isCurrent(code: Digest, root: URL, files: any FileSource, store: Store) -> Bool {
    self.code == code
      && sources.allSatisfy { file, digest in Self.digest(of: file, in: root) == digest }
      && answers.allSatisfy { $0.question.answer(of: files) == $0.digest }
      && steps.allSatisfy { step in
        // A record that was touched is read again.
        store.holds(output: step.output, of: step.key)
          && (store.stamp(ofRecord: step.key) == step.stamp
            || store.record(for: step.key)?.output == step.output)
      }
  }

  /// nil for a file that cannot be read, or that a link moves out of the project. The book's reader
  /// rejects such a file, even if its bytes are the same.
  private static func digest(of file: String, in root: URL) -> Digest? {
    let place = root.appendingPathComponent(file).resolvingSymlinksInPath()
    let folder = root.resolvingSymlinksInPath().path
    guard place.path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") else { return nil }
    return (try? Data(contentsOf: place)).map { Digest(of: $0) }
  }
}
