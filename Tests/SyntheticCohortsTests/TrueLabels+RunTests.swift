import CohortImages
import Cohorts
import Engine
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct TrueLabelsRunTests {
  /// Counted pixels are close to the volume of the geometry.
  @Test func labelsHaveTheVolumesOfTheGeometry() async throws {
    let bench = StepBench()
    let labels = try await bench.run(TrueLabels(images: TinyPatient.images))
    let patients = try #require(SyntheticPatients([TinyPatient.patient()]))
    let known = try await bench.run(SyntheticVolumes(patients: patients)).rows[0]
    let found = try #require(labels.about.series.last).volumes
    #expect(abs(found.diastole / known.diastole - 1) < 0.1)
    #expect(found.systole < found.diastole)
  }

  @Test func aRealPatientHasNone() async {
    let images = PatientImages(member: .files(FileReference(path: "P1")), legacy: false)
    let sentence = await StepBench().sentence(Alone(step: TrueLabels(images: images)))
    #expect(sentence == "of P1 no true labels are known: it is not synthetic")
  }

  /// The step without its inputs.
  private struct Alone: RunnableStep {
    var step: TrueLabels

    func run(_ context: any StepContext) async throws -> TrueLabels.Output {
      try await step.run(context)
    }
  }
}
