import Engine
import Foundation
import StudyTerms

/// Runs steps with their inputs one after the other, without a store.
public final class StepBench: Results, @unchecked Sendable {
  /// Where files lie: each data set in a folder of its name.
  public var root: URL
  /// Of every step.
  public var seed: UInt64 = 2021
  /// Of every step; a folder of its own for each where nothing is said.
  public var checkpoints: URL?
  private var outputs: [AnyHashable: any Artifact] = [:]
  private var failures: [AnyHashable: StepFailure] = [:]

  public init(root: URL = FileManager.default.temporaryDirectory) { self.root = root }

  public func output<S: Step>(of step: S) throws -> S.Output {
    if let failure = failures[AnyHashable(step)] { throw failure }
    guard let output = outputs[AnyHashable(step)] as? S.Output else {
      throw StepFailure(step: S.name, reason: .notRun, sentence: "\(S.name) was not run")
    }
    return output
  }

  /// What the store would give back.
  @discardableResult
  public func run<S: Step>(_ step: S) async throws -> S.Output {
    if let known = outputs[AnyHashable(step)] as? S.Output { return known }
    for input in step.inputs { try await run(input) }
    for input in step.optionalInputs { await attempt(input) }
    let context = Context(bench: self, files: step.files, folder: TemporaryFolder())
    let output = try await step.computed(in: context)
    let kept = try S.Output(decoding: output.encoded())
    outputs[AnyHashable(step)] = kept
    return kept
  }

  /// The sentence of what went wrong; nil where nothing did.
  public func sentence(_ step: some Step) async -> String? {
    do {
      try await run(step)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func attempt(_ step: some Step) async {
    guard let sentence = await sentence(step) else { return }
    failures[AnyHashable(step)] = StepFailure(
      step: step.title, reason: .failed, sentence: sentence)
  }

  private struct Context: StepContext {
    var bench: StepBench
    var files: [FileReference]
    var folder: TemporaryFolder
    var checkpoints: URL { bench.checkpoints ?? folder.url }
    var seed: UInt64 { bench.seed }

    func output<S: Step>(of step: S) throws -> S.Output { try bench.output(of: step) }

    func location(of file: FileReference) throws -> URL {
      guard files.contains(where: { file == $0 || file.path.hasPrefix($0.path + "/") }) else {
        throw CocoaError(.fileNoSuchFile)
      }
      return bench.root.appending(path: file.dataset ?? "").appending(path: file.path)
    }

    func files(in folder: FileReference) throws -> [FileReference] {
      let place = try location(of: folder).path
      let paths = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String }
      return (paths ?? []).sorted().map { folder.appending($0) }
    }
    func progress(_ fraction: Double, _ message: String) {}
    func note(_ journal: String) {}
  }
}

/// A step that makes what it is told to make.
public struct Given<Output: Artifact & Codable & Hashable>: RunnableStep {
  public var output: Output

  public init(_ output: Output) { self.output = output }

  public func run(_ context: any StepContext) async throws -> Output { output }
}

/// A step that fails.
public struct Failing<Output: Artifact>: RunnableStep {
  public var sentence: String

  public init(_ sentence: String) { self.sentence = sentence }

  public func run(_ context: any StepContext) async throws -> Output {
    throw StepFailure(step: title, reason: .failed, sentence: sentence)
  }
}
