import CohortImages
import Cohorts
import Engine
import Foundation
import GroundTruth
import Imaging
import SyntheticCohorts
import TestSupport
import Testing

/// Contours of synthetic patients, in several layouts and with what a careful reader would notice.
@Suite struct ContourChecksTests {
  private static func patient(_ number: Int) -> PatientImages {
    PatientImages(
      member: .synthetic(
        SyntheticPatient(
          profile: .challenge, seed: 1, number: number, inconsistencies: [], phases: 4, matrix: 48)),
      legacy: false)
  }

  private static let contours = DrawnContours(
    folder: FileReference(dataset: "own-images", path: "contours"))

  /// A square about the middle of an image.
  private static func square(_ half: Double, _ shift: Double = 0) -> String {
    let (low, high) = (24 + shift - half, 24 + shift + half)
    return "\(low) \(low)\n\(high) \(low)\n\(high) \(high)\n\(low) \(high)\n"
  }

  private let files = TemporaryFolder()

  private func draw(
    _ patient: Int, _ image: (CuratedPatient.Slice, Int), _ contour: String, kind: String = "i",
    in folder: String? = nil
  ) throws {
    let place = folder ?? "\(kind)-contours"
    let number = image.0.seriesNumber ?? 0
    let name =
      String(format: "IM-%04d-%04d-", number, image.0.instances[image.1])
      + "\(kind)contour-manual.txt"
    try files.file("own-images/contours/\(patient)/\(place)/\(name)", contour.utf8)
  }

  /// The instances of a patient's first slices, in the order of phases.
  private func curated(_ number: Int, _ bench: StepBench) async throws -> [CuratedPatient.Slice] {
    let patient = try await bench.run(PatientCuration(images: Self.patient(number)))
    return patient.slices.filter { $0.fate == .kept }.sorted { $0.location < $1.location }
  }

  private func sentences(_ patients: [Int], _ bench: StepBench) async throws -> [String] {
    let checks = ContourChecks(
      patients: patients.map { PatientCuration(images: Self.patient($0)) },
      contours: Self.contours)
    return try await bench.run(checks).rows.map(\.sentence)
  }

  @Test func eachKindOfFaultIsToldOnceWithItsPatient() async throws {
    let bench = StepBench(root: files.url)
    let own = try await curated(1, bench)[1]
    let other = try await curated(2, bench)[1]
    // End-diastole, where both contours are, is smaller than end-systole; and one cavity is too
    // far to the right.
    try draw(1, (own, 0), Self.square(3, 4))
    try draw(1, (own, 0), Self.square(5), kind: "o")
    try draw(1, (own, 2), Self.square(8))
    // Copied by mistake, and one that belongs to a larger image.
    try draw(2, (other, 0), Self.square(8))
    try draw(2, (other, 2), Self.square(6, 30))
    let found = try await sentences([1, 2], bench)
    #expect(found.count == 4)
    #expect(found[0].hasPrefix("1: the cavity leaves its outer contour in 1 image, such as own-"))
    #expect(found[1] == "2: the contours of 1 image are copies of those of 1")
    #expect(found[2].hasPrefix("2: the contours of 1 image lie outside of the image, such as own-"))
    #expect(found[3].hasPrefix("1: the cavity is smaller at end-diastole than at end-systole, "))
    #expect(found[3].hasSuffix("ml in frame 2"))
  }

  @Test func soundContoursAreNotTold() async throws {
    let bench = StepBench(root: files.url)
    let own = try await curated(1, bench)[1]
    try draw(1, (own, 0), Self.square(8))
    try draw(1, (own, 0), Self.square(11), kind: "o")
    try draw(1, (own, 2), Self.square(5))
    #expect(try await sentences([1], bench).isEmpty)
  }

  /// The layout of the Sunnybrook data as it is downloaded, and a workspace of cvi42.
  @Test func otherLayoutsGiveTheSameLabels() async throws {
    let bench = StepBench(root: files.url)
    let slice = try await curated(1, bench)[1]
    func labels() async throws -> [PatientPixels.Series] {
      let bench = StepBench(root: files.url)
      return try await bench.run(
        DrawnLabels(images: Self.patient(1), contours: Self.contours)
      ).about.series
    }
    let folder = "contours-manual/IRCCI-expert"
    try draw(1, (slice, 1), Self.square(6), in: folder)
    try draw(1, (slice, 1), Self.square(9), kind: "o", in: folder)
    let drawn = try await labels()
    // Of squares of 12 and 18 pixels, centres on the right edges count.
    #expect(drawn[0].counts[1] == [13 * 12, 19 * 18 - 13 * 12])

    try FileManager.default.removeItem(at: files.place("own-images/contours"))
    func points(_ half: Double) -> String {
      [SIMD2(-1.0, -1.0), SIMD2(1, -1), SIMD2(1, 1), SIMD2(-1, 1)].map { 24 + $0 * half }.map {
        "<I><Point:x>\(4 * $0.x)</Point:x><Point:y>\(4 * $0.y)</Point:y></I>"
      }.joined()
    }
    func contour(_ name: String, _ half: Double) -> String {
      """
      <I Hash:key="\(name)"><I Hash:key="Points">\(points(half))</I>
      <I Hash:key="SubpixelResolution">4</I></I>
      """
    }
    try files.file(
      "own-images/contours/1/1.cvi42wsx",
      """
      <R><I Hash:key="ImageStates"><I Hash:key="\(slice.uids[1])"><I Hash:key="Contours">
      \(contour("saendocardialContour", 6))\(contour("saepicardialContour", 9))
      </I></I></I></R>
      """.utf8)
    #expect(try await labels() == drawn)
  }

  /// Series of one slice each number their images from 1.
  @Test func aNumberThatSeveralImagesHaveIsRefused() async throws {
    let bench = StepBench(root: files.url)
    var slice = try await curated(1, bench)[1]
    slice.seriesNumber = 999
    try draw(1, (slice, 0), Self.square(8))
    let checks = ContourChecks(
      patients: [PatientCuration(images: Self.patient(1))], contours: Self.contours)
    let sentence = await bench.sentence(checks)
    #expect(
      sentence?.contains("images of patient 1, which have one InstanceNumber; call it") == true)
  }

  @Test func workspacesThatCannotBeReadAreCounted() async throws {
    for name in ["1.cvi42ws", "2.cvi42ws"] {
      try files.file("own-images/contours/\(name)", [0, 1])
    }
    let volumes = ContourVolumes(
      patients: [PatientCuration(images: Self.patient(1))], contours: Self.contours.folder)
    let sentence = await StepBench(root: files.url).sentence(volumes)
    #expect(
      sentence?.contains(
        "(1): 2 binary cvi42 workspaces (export them as XML, .cvi42wsx), "
          + "no contours that can be read") == true)
  }
}
