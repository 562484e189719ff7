import CohortTerms
import Engine
import Foundation
import Imaging
import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct LiveSubsetTests {
  private func decode(_ options: String) throws -> LiveRuns {
    try JSONDecoder().decode(LiveRuns.self, from: Data(options.utf8))
  }

  private static let cohort = SyntheticCohort(
    profile: .sevenTesla, seed: 3, patients: 3, matrix: 16,
    sampling: CineSampling(frames: 4, slices: 5))

  @Test func framesAreSpreadAndHoldBothExtremes() {
    let phantom = Self.cohort.phantoms[0]
    let systole = phantom.endSystole
    #expect(CineSampling().frames(of: phantom) == [0, systole])
    #expect(CineSampling(frames: nil).frames(of: phantom) == Array(0..<30))
    #expect(CineSampling(frames: 100).frames(of: phantom).count == 30)
    for count in 2..<30 {
      let frames = CineSampling(frames: count).frames(of: phantom)
      #expect(Set(frames).count == count)
      #expect(frames == frames.sorted())
      #expect(frames[0] == 0)
      #expect(frames.contains(systole))
    }
  }

  @Test func slicesAreSpreadThroughTheStack() {
    let phantom = Self.cohort.phantoms[0]
    let all = phantom.patient.scan.slices
    #expect(CineSampling().slices(of: phantom) == Array(0..<all))
    #expect(CineSampling(slices: 1).slices(of: phantom) == [all / 2])
    #expect(CineSampling(slices: all).slices(of: phantom) == Array(0..<all))
    #expect(CineSampling(slices: 200).slices(of: phantom).count == all)
  }

  @Test func everyImageOfACohortIsMetOnce() {
    var images: [CineImage] = []
    var extreme = 0
    Self.cohort.forEachImage {
      images.append($0.image)
      if $0.isExtreme { extreme += 1 }
    }
    #expect(images.count == 3 * 5 * 4)
    #expect(images == images.sorted())
    #expect(extreme == 3 * 5 * 2)
  }

  @Test func subsetsHaveTheSizesOfTheirNames() throws {
    // Nine patients with 2, 3, ..., 10 images, of which the first two are extreme.
    let patients = (1...9).flatMap { number in (0...number).map { _ in "\(number)" } }
    let extreme = (1...9).flatMap { number in (0...number).map { $0 < 2 } }
    func rows(_ subset: Subset, _ seed: UInt64) throws -> [Int] {
      try ImageSubset(subset: subset, seed: seed).rows(patients: patients, areExtreme: extreme)
    }
    for seed in UInt64(1)...3 {
      for (subset, count) in [(Subset.v1, 1), (.v3, 3), (.v7, 7)] {
        #expect(Set(try rows(subset, seed).map { patients[$0] }).count == count)
      }
      #expect(Set(try rows(.v1, seed)).isSubset(of: try rows(.v3, seed)))
      #expect(Set(try rows(.v3, seed)).isSubset(of: try rows(.v7, seed)))
      for subset in Subset.allCases {
        if let twin = subset.twin {
          #expect(try rows(subset, seed).count == rows(twin, seed).count)
        }
        #expect(try rows(subset, seed) == rows(subset, seed))
      }
      #expect(try rows(.esed, seed).count == 18)
      #expect(try rows(.full, seed).count == patients.count)
    }
    #expect(try rows(.r3, 1) != rows(.r3, 2))
    #expect(throws: StudyError("the subset v3 needs 3 patients, and there are 1")) {
      try ImageSubset(subset: .v3, seed: 1).rows(patients: ["a", "a"], areExtreme: [])
    }
    #expect(
      throws: StudyError("the subset esed needs images whose frame of the heartbeat is known")
    ) {
      try ImageSubset(subset: .esed, seed: 1).rows(patients: ["a", "a"], areExtreme: [])
    }
  }

  @Test func smallAndLargeSetsSeeAsManyImages() async throws {
    let runs = try decode(
      """
      {"data": {"phantom": "seven-tesla", "patients": 4, "matrix": 16, "slices": 2},
       "validation": {"phantom": "seven-tesla", "patients": 1, "seed": 9, "matrix": 16, "slices": 3},
       "widths": [4, 8], "size": 16, "images_seen": 48, "epoch_images": 16, "runs": [{"name": "all"}]}
      """
    ).runs
    let mirror = TransferMirror()
    var network = runs[0].network
    var seen: [Int] = []
    for subset in [Subset.full, .v1, .v3] {
      network.images.subset = ImageSubset(subset: subset, seed: 1)
      let model = try await mirror.run(network)
      #expect(model.images == [.full: 16, .v1: 4, .v3: 12][subset])
      // The full set once an epoch, four images four times, twelve once.
      seen.append(model.log.count * (subset == .v3 ? 12 : 16))
      #expect(model.log.allSatisfy { !$0.metrics.foreground.isNaN })
    }
    #expect(seen == [48, 48, 48])
  }

  @Test(arguments: [
    (
      #"{"data": {"phantom": "biobank", "frames": 1}, "runs": []}"#,
      "option `frames`: must be 2 to 100, or `all`"
    ),
    (
      #"{"data": {"phantom": "biobank", "slices": 0}, "runs": []}"#,
      "option `slices`: must be 1 to 100"
    ),
    (
      #"{"data": {"phantom": "biobank"}, "validation": 1, "runs": [{"name": "a"}]}"#,
      "option `validation`: must be 0 to 0.9, the share of the patients that validate, or images of"
        + " others"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }
}
