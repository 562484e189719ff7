import CohortImages
import Cohorts
import Engine
import Foundation
import GroundTruth
import Imaging
import Labels
import NIfTI
import PhantomFiles
import StudyTerms
import TestSupport
import Testing

@testable import Trainings

/// A patient is found again under another name, in another folder, and in another format.
@Suite struct LeakageCheckTests {
  private let files = TemporaryFolder()

  /// An image of 32 x 32 pixels as no other seed has it, between 0 and 199.
  private static func pixels(_ seed: Int) -> [UInt16] {
    var state = UInt32(truncatingIfNeeded: seed &* 7919 &+ 1)
    return (0..<1024).map { place in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt16((Int(state >> 24) + 5 * (place % 32) * (seed % 7)) % 200)
    }
  }

  private func write(_ path: String, _ pixels: [UInt16], width: Int = 32) throws {
    let url = files.place("own-images/\(path).png")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try GrayImage(width: width, height: pixels.count / width, pixels: pixels).write(png: url)
  }

  private func images(_ folder: String) -> TrainingImages {
    func place(_ name: String) -> FileReference {
      FileReference(dataset: "own-images", path: "\(folder)\(name)")
    }
    return TrainingImages(
      source: .files(
        ImageFiles(images: place(""), masks: place("-masks"), without: [], seed: 1)), classes: 2)
  }

  private func sentence(
    learnt: TrainingImages, tested: LeakageCheck.Tested
  ) async throws -> String? {
    let check = try #require(
      LeakageCheck(of: TinyTrainings.network(of: learnt), on: tested, option: "test"))
    return await StepBench(root: files.url).sentence(check)
  }

  @Test func othersAreNotRefused() async throws {
    try write("train/A-frame0", Self.pixels(1))
    try write("train/B-frame0", Self.pixels(2))
    try write("test/C-frame0", Self.pixels(3))
    #expect(try await sentence(learnt: images("train"), tested: .images(images("test"))) == nil)
  }

  /// Numbers may be written with zeros before them.
  @Test func aNameIsFoundAcrossFolders() async throws {
    try write("train/SC-N-3-frame0", Self.pixels(1))
    try write("test/SC-N-03-frame0", Self.pixels(2))
    #expect(
      try await sentence(learnt: images("train"), tested: .images(images("test")))
        == "the network learns from hearts that are in its `test` too, SC-N-3 of own-images/train, "
        + "who is SC-N-03 of own-images/test: the same name; take the patient out of one of both")
  }

  @Test func equalPixelsAreFoundWhateverTheirBrightness() async throws {
    try write("train/A-frame0", Self.pixels(1))
    try write("train/A-frame1", Self.pixels(2))
    try write("test/B-frame0", Self.pixels(3))
    try write("test/B-frame7", Self.pixels(2).map { 20 + $0 * 256 })
    let found = try await sentence(learnt: images("train"), tested: .images(images("test")))
    #expect(
      found?.contains(
        "A of own-images/train, who is B of own-images/test: equal pixels; take") == true)
  }

  private func cohort(_ name: String, _ number: Int) -> PatientImages {
    PatientImages(
      member: .files(FileReference(dataset: "own-images", path: "\(name)/\(number)")),
      legacy: false)
  }

  private func labelled(_ patients: [PatientImages]) -> TrainingImages {
    let drawn = DrawnContours(folder: FileReference(dataset: "own-images", path: "contours"))
    return TrainingImages(
      source: .labelled(
        LabelledImages(labels: CohortLabels(patients: patients, labeller: .contours(drawn)))),
      classes: 2)
  }

  private func writeCohort(_ name: String, matrix: Int) async throws {
    try await PhantomCohort(profile: .challenge, patients: 2, seed: 1, phases: 2, matrix: matrix)
      .write(to: files.place("own-images/\(name)"))
  }

  /// An image as `report curate --png slice` writes it, under another name.
  @Test func pixelsOfDICOMAreFoundInPNG() async throws {
    try await writeCohort("dicom", matrix: 48)
    let bundle = try await StepBench(root: files.url)
      .run(DICOMCuration(images: cohort("dicom", 1)))
    let series = try #require(bundle.about.series.first).id
    let image = try bundle.image(series, through: files.place("scratch"))
    let grey = image.grey(slice: 2, phase: 1, range: .slice)
    try write("train/Q-frame0", grey.pixels, width: grey.width)
    let found = try await sentence(
      learnt: images("train"), tested: .cohort([cohort("dicom", 1), cohort("dicom", 2)]))
    #expect(
      found?.contains("Q of own-images/train, who is 1 of own-images/dicom/1: equal pixels") == true
    )
    #expect(
      try await sentence(learnt: images("train"), tested: .cohort([cohort("dicom", 2)])) == nil)
  }

  /// The folders are called otherwise, and the pixels are others.
  @Test func aPatientIDIsFoundAcrossFolders() async throws {
    try await writeCohort("first", matrix: 48)
    try await writeCohort("second", matrix: 60)
    let place = files.place("own-images/second")
    try FileManager.default.moveItem(
      at: place.appending(path: "1"), to: place.appending(path: "7"))
    let found = try await sentence(
      learnt: labelled([cohort("first", 1)]), tested: .cohort([cohort("second", 7)]))
    #expect(
      found?.contains("1 of own-images/first/1, who is 7 of own-images/second/7: PatientID ")
        == true)
    #expect(
      try await sentence(
        learnt: labelled([cohort("first", 1)]), tested: .cohort([cohort("second", 2)])) == nil)
  }

  /// Whose contours the teacher knows, the pupil knows by the teacher's labels of other patients.
  @Test func heartsOfTheTeacherAreFoundBehindItsLabels() async throws {
    try await writeCohort("dicom", matrix: 48)
    try write("train/A-frame0", Self.pixels(1))
    try write("test/B-frame0", Self.pixels(1))
    try write("other/C-frame0", Self.pixels(2))
    let teacher = TinyTrainings.network(of: images("train"))
    let labels = CohortLabels(
      patients: [cohort("dicom", 1)], labeller: .network(Asked(teacher)))
    let pupil = TrainingImages(source: .labelled(LabelledImages(labels: labels)), classes: 2)
    let found = try await sentence(learnt: pupil, tested: .images(images("test")))
    #expect(
      found?.contains("A of own-images/train, who is B of own-images/test: equal pixels") == true)
    #expect(try await sentence(learnt: pupil, tested: .images(images("other"))) == nil)
  }

  /// Of synthetic hearts the seed tells.
  @Test func synthethicHeartsNeedNoCheck() {
    let network = TinyTrainings.network()
    #expect(LeakageCheck(of: network, on: .images(images("test")), option: "test") == nil)
  }
}
