import Cohorts
import Engine
import Imaging
import LabelFiles
import NIfTI
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct PatientImagesLabelsTests {
  /// Labels the first voxel of every image as cavity.
  private struct FirstVoxel: RunnableStep {
    var images: PatientImages
    var inputs: [any Step] { [images.step] }

    func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
      try images.labelled(in: context) { _, image, _ in
        [1] + [UInt8](repeating: 0, count: image.header.voxels - 1)
      }
    }
  }

  @Test func labelsLieOnTheGridOfTheirImage() async throws {
    let patient = SyntheticPatient(
      profile: .challenge, seed: 5, number: 1, inconsistencies: [], phases: 3, matrix: 48)
    let images = PatientImages(member: .synthetic(patient), legacy: false)
    let bench = StepBench()
    let labels = try await bench.run(FirstVoxel(images: images))
    let curated = try bench.output(of: PhantomCuration(patient: patient, legacy: false))
    #expect(Set(labels.images.keys) == Set(curated.images.keys))
    let scratch = TemporaryFolder()
    for name in labels.used {
      let image = try curated.image(name, through: scratch.place("image"))
      let written = try labels.image(name, through: scratch.place("labels"))
      #expect(written.header.affine == image.header.affine)
      #expect(written.header.size == image.header.size)
      #expect(written.values.first == 1 && written.values.dropFirst().allSatisfy { $0 == 0 })
      let pixels = labels.about.series.first { $0.id == name }
      #expect(pixels?.counts.first == [1, 0])
    }
  }
}
