import Engine
import Foundation
import PhantomImages
import TestSupport
import Testing
import Trainings

@testable import Learning

@Suite struct CheckpointFolderTests {
  private let temporary = TemporaryFolder()
  private var kept: CheckpointFolder { CheckpointFolder(folder: temporary.url) }

  private struct Done: JSONArtifact, Hashable { var epochs: Int }

  /// Trains a network and keeps the checkpoint of each epoch in a folder.
  private struct Interrupted: RunnableStep {
    var network: TrainedNetwork
    var folder: URL
    var inputs: [any Step] { network.inputs }

    func run(_ context: any StepContext) async throws -> Done {
      let kept = CheckpointFolder(folder: folder)
      let training = try network.training(context, imagesSeen: network.imagesSeen)
      try await training.run(epochDone: { try kept.write($0) })
      return Done(epochs: kept.read()?.epochs ?? 0)
    }
  }

  private func interrupt(_ network: TrainedNetwork) async throws {
    _ = try await StepBench().run(Interrupted(network: network, folder: temporary.url))
  }

  private func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: temporary.url, includingPropertiesForKeys: nil)
  }

  @Test func theNewestCheckpointIsKept() async throws {
    try await interrupt(TinyTrainings.network(epochs: 2))
    #expect(try files().count == 1)
    #expect(kept.read()?.epochs == 2)
    kept.clear()
    #expect(try files().isEmpty && kept.read() == nil)
  }

  /// One byte is another, though the file can be read; or the file is cut short.
  @Test(arguments: [true, false])
  func aDamagedCheckpointIsDropped(isWhole: Bool) async throws {
    try await interrupt(TinyTrainings.network())
    let file = try files()[0]
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try (isWhole ? bytes : Data("cut".utf8)).write(to: file)
    #expect(kept.read()?.epochs == nil)
    #expect(try files().isEmpty)
  }

  @Test func aCheckpointOfAnotherNetworkChangesNothing() async throws {
    let network = TinyTrainings.network(epochs: 2)
    try await interrupt(TinyTrainings.network(widths: [8, 16]))
    let resumed = StepBench()
    resumed.checkpoints = temporary.url
    let result = try await resumed.run(network).encoded()
    #expect(try await StepBench().run(network).encoded() == result)
  }
}
