import Escaping
import Foundation

/// What a step sees when it runs on this machine.
struct LocalContext: StepContext {
  let node: StepNode
  let seed: UInt64
  let checkpoints: URL
  let store: Store
  let source: any FileSource
  /// Digests of the inputs' outputs, by step id.
  let outputs: [String: Digest]
  /// Failures of the optional inputs, by step id.
  let failures: [String: StepFailure]
  let memory: StepMemory
  let opened: OpenedFiles
  let report: @Sendable (Double, String) -> Void

  func output<S: Step>(of step: S) throws -> S.Output {
    let id = try memory.node(of: step).id
    if let cause = failures[id] { throw StepFailure(node, without: cause) }
    guard let digest = outputs[id] else {
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence: "\(node.name) read the output of \(S.name), which is not among its inputs")
    }
    guard let data = store.object(at: digest) else { throw DamagedOutput(title: step.title) }
    return try S.Output(decoding: data)
  }

  func location(of file: FileReference) throws -> URL {
    try declare(file)
    let place = try source.location(of: file)
    opened.note(file, at: place)
    return place
  }

  func files(in folder: FileReference) throws -> [FileReference] {
    try declare(folder)
    return try source.files(in: folder)
  }

  func progress(_ fraction: Double, _ message: String) { report(fraction, message) }

  func note(_ journal: String) { store.note(journal, of: node) }

  private func declare(_ file: FileReference) throws {
    let declared = node.files.contains { known in
      known == file
        || (known.dataset == file.dataset
          && (known.path.isEmpty || file.path.hasPrefix(known.path + "/")))
    }
    guard declared, !file.path.leadsOut else {
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence: "\(node.name) opened \(file), which is not among its files")
    }
  }
}
