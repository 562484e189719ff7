import Testing
import Trainings

@Suite struct TrainedNetworkNamesTests {
  @Test func theNetworkBeforeIsNamedAfterTheOneThatFollows() {
    var network = TinyTrainings.network()
    network.start = .network(TinyTrainings.network(widths: [8, 16]))
    #expect(network.named("TL2").map(\.name) == ["TL2", "TL2, before"])
    #expect(NetworkStart.random.named("R").isEmpty)
  }
}
