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
  ///
  /// `recorded`: digests by the name of the file, for data that are not here and whose digest no
  /// catalog tells.
  public func question(
    _ steps: [any Step], recorded: [String: Digest] = [:]
  ) throws -> StepQuestion {
    memory.prepare(steps)
    let graph = try StepGraph(steps, memory)
    var files: Set<FileReference> = []
    var text = ""
    for node in graph.nodes {
      text += "\(node.id)\nseed \(node.seed(book: seed))\n"
      for file in node.files {
        text += "file \(file) \(try digest(of: file, recorded))\n"
        files.insert(file)
      }
    }
    return StepQuestion(
      digest: Digest(of: text), files: files.sorted(),
      steps: Set(graph.nodes.map(\.name)).sorted())
  }

  private func digest(of file: FileReference, _ recorded: [String: Digest]) throws -> Digest {
    do {
      return try files.digest(of: file)
    } catch let missing as DataMissing {
      guard file.dataset != nil, let known = recorded["\(file)"] else { throw missing }
      return known
    }
  }
}
