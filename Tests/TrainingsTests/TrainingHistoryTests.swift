import PhantomImages
import TestSupport
import Testing

@testable import Trainings

@Suite struct TrainingHistoryTests {
  @Test func eachModelIsToldFromItsFirstStage() async throws {
    let first = TinyTrainings.network(of: TinyTrainings.images(slices: 2))
    var second = TinyTrainings.network(of: TinyTrainings.images(.challenge, slices: 2))
    second.start = .network(first)
    let stages = try await StepBench().run(
      TrainingHistory(models: [
        .init(model: .transfer, network: .network(second)),
        .init(model: .observer, network: nil), .init(model: .base, network: .network(first)),
      ])
    ).rows
    #expect(stages.map(\.model) == [.transfer, .transfer, .base])
    #expect(stages.map(\.stage) == [1, 2, 1])
    #expect(stages.map(\.learns) == ["2 biobank", "2 challenge", "2 biobank"])
    #expect(stages.map(\.images) == [8, 8, 8] && stages.map(\.seen) == [8, 8, 8])
  }
}
