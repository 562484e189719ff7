import CohortImages
import Cohorts
import Engine
import Foundation
import GroundTruth
import Labels
import PhantomFiles
import StudyTerms
import TestSupport
import Testing

@testable import Trainings

/// From DICOM and contours to pairs of images and masks.
@Suite struct ContourImagesTests {
  private let files = TemporaryFolder()

  private static func cohort(_ patients: [Int]) -> [PatientImages] {
    patients.map { number in
      PatientImages(
        member: .files(FileReference(dataset: "own-images", path: "dicom/\(number)")),
        legacy: false)
    }
  }

  private static func images(_ patients: [Int], classes: Int) -> TrainingImages {
    let drawn = DrawnContours(folder: FileReference(dataset: "own-images", path: "contours"))
    return TrainingImages(
      source: .labelled(
        LabelledImages(
          labels: CohortLabels(patients: cohort(patients), labeller: .contours(drawn)))),
      classes: classes)
  }

  /// A square about the middle of an image.
  private func draw(
    _ patient: Int, _ slice: CuratedPatient.Slice, _ phase: Int, _ kind: String, half: Double
  ) throws {
    let (low, high) = (24 - half, 24 + half)
    let name =
      String(format: "IM-%04d-%04d-", slice.seriesNumber ?? 0, slice.instances[phase])
      + "\(kind)contour-manual.txt"
    try files.file(
      "own-images/contours/\(patient)/\(kind)-contours/\(name)",
      "\(low) \(low)\n\(high) \(low)\n\(high) \(high)\n\(low) \(high)\n".utf8)
  }

  /// Three slices of one patient at both phases, with the wall at the first.
  private func write(walls: Bool = true) async throws -> StepBench {
    try await PhantomCohort(profile: .challenge, patients: 2, seed: 1, phases: 2, matrix: 48)
      .write(to: files.place("own-images/dicom"))
    let bench = StepBench(root: files.url)
    let patient = try await bench.run(PatientCuration(images: Self.cohort([1])[0]))
    let slices = patient.slices.filter { $0.fate == .kept }.sorted { $0.location < $1.location }
    for slice in slices.prefix(3) {
      try draw(1, slice, 0, "i", half: 8)
      try draw(1, slice, 1, "i", half: 5)
      if walls { try draw(1, slice, 0, "o", half: 11) }
    }
    return bench
  }

  /// What a step of its own reads of the images.
  private struct Masks: RunnableStep {
    var images: TrainingImages
    var inputs: [any Step] { images.inputs }
    var files: [FileReference] { images.files }
    var title: String { "masks" }

    struct Output: JSONArtifact, Hashable {
      var names: [String]
      var patients: [String]
      /// The number of pixels of each label.
      var counts: [[UInt8: Int]]
    }

    func run(_ context: StepContext) async throws -> Output {
      let (list, names) = try images.samples(context)
      return Output(
        names: names, patients: list.patients,
        counts: list.samples.map { sample in
          Dictionary(sample.mask.map { ($0, 1) }, uniquingKeysWith: +)
        })
    }
  }

  @Test func imagesThatHaveContoursAreLearntFrom() async throws {
    let bench = try await write()
    let found = try await bench.run(Masks(images: Self.images([1, 2], classes: 2)))
    #expect(found.names.count == 6)
    #expect(Set(found.patients) == ["1"])
    // Of squares of 16 and 10 pixels, centres on the right edges count; the wall is background.
    #expect(found.counts.prefix(3).map { $0[1] } == [17 * 16, 17 * 16, 17 * 16])
    #expect(found.counts.suffix(3).map { $0[1] } == [11 * 10, 11 * 10, 11 * 10])
    #expect(found.counts.allSatisfy { $0[2] == nil && $0[255] == nil })
  }

  @Test func whereTheWallIsAClassImagesWithoutItAreLeftOut() async throws {
    let bench = try await write()
    let found = try await bench.run(Masks(images: Self.images([1], classes: 3)))
    #expect(found.counts.map { $0[1] } == [17 * 16, 17 * 16, 17 * 16])
    #expect(
      found.counts.map { $0[2] } == [23 * 22 - 17 * 16, 23 * 22 - 17 * 16, 23 * 22 - 17 * 16])
  }

  @Test func whatContoursLackIsSaid() async throws {
    let bench = try await write(walls: false)
    #expect(
      await bench.sentence(Masks(images: Self.images([1], classes: 3)))
        == "own-images/contours has both contours of no image; write `classes: 2` to learn the cavity "
        + "alone")
    let sentence = await bench.sentence(Masks(images: Self.images([2], classes: 2)))
    #expect(
      sentence?.hasPrefix(
        "own-images/contours holds contours of none of the cohort's patients (2), but of 1;")
        == true)
  }
}
