import Foundation
import TestSupport
import Testing
import Trainings

@testable import Learning
@testable import Study

@Suite struct ResumedTrainingTests {
  @Test func aCheckpointThatIsDamagedIsDropped() async throws {
    let network = try TinyTrainings.runs(
      #"{\#(TinyTrainings.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "runs": [{"name": "a"}]}"#
    ).runs[0].network
    let temporary = TemporaryFolder()
    let folder = temporary.url
    let kept = CheckpointFolder(folder: folder)
    func files() throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    }
    var last: Checkpoint?
    try await TransferMirror().training(network).run(epochDone: {
      try kept.write($0)
      last = $0
    })
    #expect(try files().count == 1)
    // Whole structures are too long to be printed, and hold numbers that are none.
    #expect(kept.read()?.weights.tensors == last?.weights.tensors)
    #expect(kept.read()?.epochs == 2)
    // One byte is another, though the file can be read.
    let file = try files()[0]
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(kept.read()?.epochs == nil)
    #expect(try files().isEmpty)
    try Data("cut".utf8).write(to: file)
    #expect(kept.read()?.epochs == nil)
    // A whole one of another network is dropped too, and the training ends as if there had been none.
    var other = network
    other.plan.architecture = .unet(UNet(widths: [8, 16]))
    try await TransferMirror().training(other).run(epochDone: { try kept.write($0) })
    let mirror = TransferMirror()
    mirror.checkpoints = folder
    let resumed = try await mirror.run(network).encoded()
    #expect(try await TransferMirror().run(network).encoded() == resumed)
  }
}
