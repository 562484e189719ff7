/// What steps ask, together with everything that they need. It is known before anything runs, and
/// the same on every machine, since the catalog tells the digests of files that are not here.
///
/// The code of the steps is no part of it; `steps` names them.
public struct StepQuestion: Sendable, Hashable {
  /// Digest of all steps, parameters, seeds and contents of files.
  public let digest: Digest
  /// The files and folders that any of the steps may read, sorted.
  public let files: [FileReference]
  /// Names of the types of the steps, sorted.
  public let steps: [String]
}

extension Executor {
  /// What these steps ask. Throws if a step depends on itself or if the digest of a file is unknown.
  public func question(_ steps: [any Step]) throws -> StepQuestion {
    memory.prepare(steps)
    let graph = try StepGraph(steps, memory)
    var files: Set<FileReference> = []
    var text = ""
    for node in graph.nodes {
      text += "\(node.id)\nseed \(node.seed(book: seed))\n"
      for file in node.files {
        text += "file \(file) \(try self.files.digest(of: file))\n"
        files.insert(file)
      }
    }
    return StepQuestion(
      digest: Digest(of: text), files: files.sorted(),
      steps: Set(graph.nodes.map(\.name)).sorted())
  }
}
