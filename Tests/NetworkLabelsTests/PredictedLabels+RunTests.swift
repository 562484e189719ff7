import Cohorts
import Engine
import Labels
import NetworkLabels
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct PredictedLabelsRunTests {
  @Test func onlyANetworkPredicts() async {
    let patient = SyntheticPatient(
      profile: .challenge, seed: 5, number: 1, inconsistencies: [], phases: 3, matrix: 48)
    let images = PatientImages(member: .synthetic(patient), legacy: false)
    #expect(
      await StepBench().sentence(PredictedLabels(images: images, labeller: .truth))
        == "neither the truth nor a contour is a network")
  }
}
