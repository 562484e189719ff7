import Engine
import Phantom
import StudyTerms
import Trainings

extension SyntheticImages: RunnableStep {
  package func run(_ context: any StepContext) async throws -> LabelledSlices {
    guard (1...LabelledSlices.largestSide).contains(matrix) else {
      throw StudyError("images of \(matrix) pixels cannot be drawn; name 1 to 4096")
    }
    var slices = LabelledSlices(rows: matrix, columns: matrix)
    let phantom = Phantom(PhantomPatient(number: number, seed: seed, profile: profile))
    SyntheticCohort.forEachImage(of: phantom, matrix: matrix, sampling) { scene in
      slices.append(
        .init(name: scene.name, isExtreme: scene.isExtreme), values: scene.values,
        labels: scene.labels)
    }
    return slices
  }
}
