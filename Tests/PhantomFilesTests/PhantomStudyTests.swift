import CohortTerms
import Foundation
import ImagingTestSupport
import NIfTI
import PhantomFiles
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging
@testable import Phantom

/// Curation undoes what was injected, and says just that.
@Suite struct PhantomStudyTests {
  /// About eight slices of few pixels.
  static let patient = {
    var patient = PhantomPatient(number: 3, seed: 8, profile: .sevenTesla)
    patient.scan = patient.scan.squared(30)
    patient.scan.spacing = 7.4
    patient.scan.phases = 3
    patient.scan.sliceDistance = 16
    patient.scan.cover(PhantomHeart.length(of: patient))
    return patient
  }()

  static let clean = Result { try curated(PhantomStudy(patient)) }

  struct Curated {
    var log: [CurationDecision]
    var image: NIfTIImage
  }

  static func curated(_ study: PhantomStudy) throws -> Curated {
    let cohort = BowlCohort()
    try study.write(to: cohort.root)
    let folder = cohort.root.appending(path: study.phantom.patient.id)
    let headers = FolderWalk(folder).compactMap { try? DICOMScan.read($0).get().first }
    let slices = Dictionary(grouping: headers) {
      URL(filePath: $0.path).deletingLastPathComponent().lastPathComponent
    }.compactMap { name, frames in
      CineSlice(
        name: "3/study/\(name)/1",
        frames: frames.sorted { ($0.instanceNumber ?? 0) < ($1.instanceNumber ?? 0) })
    }.sorted { NaturalOrder.precedes($0.name, $1.name) }
    let series = try Curation().plan(CineStudy(id: "3", slices: slices, root: cohort.root))
    let url = cohort.root.appending(path: "sa.nii")
    let log = series.log + (try series.write(to: url))
    return Curated(log: log, image: try NIfTIImage(contentsOf: url))
  }

  @Test func aCleanStudyNeedsNothing() throws {
    let curated = try Self.clean.get()
    let study = PhantomStudy(Self.patient)
    #expect(curated.log.isEmpty)
    #expect(study.injections.isEmpty)
    let scan = Self.patient.scan
    #expect(curated.image.header.size == SIMD4(30, 30, scan.slices, 3))
    let affine = curated.image.header.affine
    for corner in [SIMD3<Double>(0, 0, 0), SIMD3(29, 29, Double(scan.slices - 1))] {
      #expect((affine(corner) - study.affine(corner)).length < 1e-3)
    }
    // Images are as they were made, on the grid that labels are asked for.
    for slice in [0, scan.slices / 2] {
      let image = study.phantom.cine(scan.plane(Double(slice))).image(
        frame: 1, stream: UInt64(slice))
      #expect(curated.image.plane(slice + scan.slices) == image)
    }
    let labels = study.phantom.labels(
      on: affine, size: SIMD3(30, 30, scan.slices), frame: 1)
    let own = (0..<scan.slices).flatMap {
      study.phantom.labels(scan.plane(Double($0)), frame: 1)
    }
    #expect(zip(labels, own).filter { $0 != $1 }.count <= 2)
  }

  @Test(arguments: PhantomInconsistency.allCases.filter { $0 != .largeMatrix })
  func decisionsAreWhatWasInjected(_ kind: PhantomInconsistency) throws {
    let study = PhantomStudy(Self.patient, with: [kind])
    #expect(!study.injections.isEmpty)
    #expect(study.injections.allSatisfy { $0.kind == kind })
    let curated = try Self.curated(study)
    func slice(_ decision: CurationDecision) -> String {
      decision.problem == .repeated
        ? "" : String(decision.image.split(separator: "/").dropLast().last ?? "")
    }
    #expect(
      curated.log.map { "\($0.problem.rawValue) \(slice($0))" }.sorted()
        == study.injections.map { "\($0.problem) \($0.slice)" }.sorted())
    try Self.expectUndone(kind, study, curated.image)
  }

  /// What the curated image has in common with that of the clean study.
  static func expectUndone(
    _ kind: PhantomInconsistency, _ study: PhantomStudy, _ image: NIfTIImage
  ) throws {
    let clean = try Self.clean.get().image
    let slices = clean.header.size.z
    func differing() -> Set<Int> {
      Set((0..<slices * 3).filter { clean.plane($0) != image.plane($0) }.map { $0 % slices })
    }
    try #require(image.header.size == clean.header.size)
    let corner = image.header.affine(.zero) - clean.header.affine(.zero)
    #expect(corner.length < 1e-3)
    switch kind {
    case .interspersedSlice, .outlierSlice, .endSlice, .repeatedSlice, .repeatedSeries,
      .otherPlane:
      #expect(image.values == clean.values)
    case .missingSlice:
      let changed = differing()
      #expect(changed.count == 1)
      let slice = try #require(changed.first)
      #expect(image.plane(slice) == clean.plane(slice - 1))
    case .missingPhases:
      let slice = try #require(study.injections.first.flatMap { Int($0.slice.dropFirst(4)) }) - 31
      #expect(differing() == [slice])
      #expect(image.plane(slice + 2 * slices) == image.plane(slice + slices))
    case .matrix, .scale, .rotation:
      let slice = try #require(study.injections.first.flatMap { Int($0.slice.dropFirst(4)) }) - 31
      #expect(differing().isSubset(of: [slice]))
      // Near the middle, which is there whatever the field of view.
      let pairs = (8..<22).flatMap { y in
        (8..<22).map { (Double(clean[$0, y, slice]), Double(image[$0, y, slice])) }
      }
      if kind == .matrix {
        #expect(pairs.allSatisfy { $0.0 == $0.1 })
      } else {
        #expect(correlation(pairs) > 0.85, "\(correlation(pairs))")
      }
    case .largeMatrix: break
    }
  }

  static func correlation(_ pairs: [(Double, Double)]) -> Double {
    let count = Double(pairs.count)
    let (a, b) = (pairs.map(\.0).reduce(0, +) / count, pairs.map(\.1).reduce(0, +) / count)
    let both = pairs.map { ($0 - a) * ($1 - b) }.reduce(0, +)
    let first = pairs.map { ($0.0 - a) * ($0.0 - a) }.reduce(0, +)
    let second = pairs.map { ($0.1 - b) * ($0.1 - b) }.reduce(0, +)
    return both / (first * second).squareRoot()
  }

  @Test func largeMatricesAreScaledDown() throws {
    var patient = Self.patient
    patient.scan.phases = 1
    patient.scan.sliceDistance = 30
    patient.scan.cover(PhantomHeart.length(of: patient))
    let curated = try Self.curated(PhantomStudy(patient, with: [.largeMatrix]))
    #expect(curated.log.map(\.problem) == [.imageTooLarge])
    #expect(curated.image.header.size == SIMD4(256, 256, patient.scan.slices, 1))
    // The middle stays in its place.
    let middle = curated.image.header.affine(SIMD3(127.5, 127.5, 0))
    let clean = PhantomStudy(patient).affine(SIMD3(14.5, 14.5, 0))
    #expect((middle - clean).length < 1e-3)
  }

  /// Several at once touch different slices.
  @Test func kindsGoTogether() throws {
    let kinds = PhantomInconsistency.allCases.filter {
      ![.largeMatrix, .repeatedSeries].contains($0)
    }
    var patient = Self.patient
    patient.scan.sliceDistance = 8
    patient.scan.cover(PhantomHeart.length(of: patient))
    let study = PhantomStudy(patient, with: kinds)
    let slices = study.injections.map(\.slice)
    let frames = study.injections.filter { $0.frame != nil }.count
    #expect(Set(slices).count == slices.count - max(0, frames - 1))
    // Of those that change distances one.
    #expect(study.injections.count == 7 + max(0, frames - 1))
  }
}
