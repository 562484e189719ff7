import Learning
import PhantomImages
import StudyTerms
import TestSupport
import Testing
import Trainings

@Suite struct NetworkStartTests {
  @Test func anotherArchitectureCannotBeContinued() async {
    var network = TinyTrainings.network(widths: [8, 16])
    network.start = .network(TinyTrainings.network(widths: [4, 8]))
    let sentence = await StepBench().sentence(network)
    #expect(sentence?.contains("is another network than the one that begins with it: ") == true)
    #expect(sentence?.hasSuffix("; make both alike") == true)
  }

  @Test func randomWeightsNeedNothing() {
    #expect(NetworkStart.random.inputs.isEmpty && NetworkStart.random.files.isEmpty)
    #expect(NetworkStart.random.title == "random weights")
    let network = TinyTrainings.network()
    #expect(NetworkStart.network(network).inputs.count == 1)
  }
}
