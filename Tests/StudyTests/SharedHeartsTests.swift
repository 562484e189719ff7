import CohortTerms
import Engine
import Foundation
import Imaging
import Book
import Testing

@testable import Study

/// A network is not tested on hearts that it has learnt from.
@Suite struct SharedHeartsTests {
  private static let small = #""widths": [4, 8], "size": 16, "epochs": 1, "validation": 0"#

  @Test(arguments: [
    // A synthetic patient is the same whatever the cohort's size.
    (
      #""data": {"phantom": "challenge", "patients": 12}, "test": {"phantom": "challenge", "patients": 6}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `test` too, challenge of seed 1; give `test` another `seed`"
    ),
    (
      #""data": {"phantom": "biobank"}, "test": {"phantom": "challenge"}, "runs": [{"name": "a"}, {"name": "b", "data": {"phantom": "challenge"}}]"#,
      "option `runs`: the run b learns from hearts that are in its `test` too, challenge of seed 1; give `test` another `seed`"
    ),
    (
      #""data": {"phantom": "biobank"}, "test": {"phantom": "challenge"}, "runs": [{"name": "b", "from": {"data": {"phantom": "biobank"}, "from": {"data": {"phantom": "challenge"}}}}]"#,
      "option `runs`: the run b learns from hearts that are in its `test` too, challenge of seed 1; give `test` another `seed`"
    ),
    (
      #""data": {"phantom": "biobank"}, "validation": {"phantom": "biobank", "patients": 2}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `validation` too, biobank of seed 1; give `validation` another `seed`"
    ),
    (
      #""data": {"phantom": "biobank"}, "volumes": {"phantom": "biobank", "patients": 2}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `volumes` too, biobank of seed 1; give `volumes` another `seed`"
    ),
    (
      #""data": {"cohort": {"phantom": "challenge"}, "labels": "truth"}, "test": {"phantom": "challenge"}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `test` too, challenge of seed 1; give `test` another `seed`"
    ),
    (
      #""data": {"images": "own/images", "masks": "own/masks"}, "test": {"images": "own/images", "masks": "own/others"}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `test` too, of own-images/images; give `test` another folder, or keep its patients out of the training by `without`"
    ),
    // Patients are drawn from one order.
    (
      #""data": {"images": "own/images", "masks": "own/masks", "patients": 5, "without": ["a"]}, "test": {"images": "own/images", "masks": "own/masks", "patients": 2, "without": ["a"]}, "runs": [{"name": "a"}]"#,
      "option `runs`: the run a learns from hearts that are in its `test` too, of own-images/images; give `test` another folder, or keep its patients out of the training by `without`"
    ),
  ])
  func aTrainingIsNotTestedOnWhatItLearns(_ options: String, _ sentence: String) {
    #expect(refusalSentence(of: LiveRuns.self, "{\(options)}") == sentence)
  }

  @Test(arguments: [
    #""data": {"phantom": "challenge"}, "test": {"phantom": "challenge", "seed": 2}, "runs": [{"name": "a"}]"#,
    #""data": {"phantom": "challenge"}, "test": {"phantom": "biobank"}, "runs": [{"name": "a"}]"#,
    #""data": {"images": "own/a", "masks": "own/masks"}, "test": {"images": "own/b", "masks": "own/masks"}, "runs": [{"name": "a"}]"#,
    // Whether these are the same, the files tell.
    #""data": {"images": "own/a", "masks": "own/masks", "without": ["a"]}, "test": {"images": "own/a", "masks": "own/masks", "without": ["b"]}, "runs": [{"name": "a"}]"#,
    #""data": {"images": "own/a", "masks": "own/masks", "patients": 2}, "test": {"images": "own/a", "masks": "own/masks", "patients": 2, "seed": 2}, "runs": [{"name": "a"}]"#,
    // Nothing is tested.
    #""data": {"phantom": "challenge"}, "runs": [{"name": "a"}]"#,
  ])
  func otherHeartsAreFine(_ options: String) {
    #expect(refusalSentence(of: LiveRuns.self, "{\(options)}") == nil)
  }

  @Test func comparedModelsAreNotTestedOnWhatTheyLearnt() {
    func live(_ data: Int, _ validation: Int, _ biobank: String) -> String {
      """
      {"live": {"data": {"phantom": "seven-tesla", "seed": \(data)}, "validation": {"phantom": "seven-tesla", "seed": \(validation)},
       "test": {"phantom": "seven-tesla", "seed": 3}, "images_seen": 8,
       "models": {"R": {}, "base": {"from": {"data": {"phantom": \(biobank)}}}}}, "models": ["R"]}
      """
    }
    let other = #""biobank""#
    for type in [TransferComparison.self, SubsetCurves.self] as [any BlockOptions.Type] {
      #expect(
        refusalSentence(of: type, live(3, 2, other))
          == "option `models`: R learns from hearts that are in its `test` too, seven-tesla of seed 3; give `test` another `seed`"
      )
      #expect(
        refusalSentence(of: type, live(1, 1, other))
          == "option `models`: R learns from hearts that are in its `validation` too, seven-tesla of seed 1; give `validation` another `seed`"
      )
      #expect(
        refusalSentence(of: type, live(1, 2, #""seven-tesla", "seed": 3"#))
          == "option `models`: base learns from hearts that are in its `test` too, seven-tesla of seed 3; give `test` another `seed`"
      )
    }
    // The base line of the curves is on those that validate.
    #expect(
      refusalSentence(of: SubsetCurves.self, live(1, 2, #""seven-tesla", "seed": 2"#))
        == "option `live`: base learns from hearts that are in its `validation` too, seven-tesla of seed 2; give `validation` another `seed`"
    )
    #expect(refusalSentence(of: TransferComparison.self, live(1, 2, other)) == nil)
  }

  @Test func aGalleryShowsOthersThanWereLearnt() {
    func gallery(_ seed: Int) -> String? {
      refusalSentence(
        of: PredictionGallery.self,
        """
        {"cohort": {"phantom": "challenge", "patients": 2, "seed": \(seed)},
         "networks": [{"name": "net", "trained": {"data": {"phantom": "challenge", "patients": 9}}}]}
        """)
    }
    #expect(
      gallery(1)
        == "option `networks`: the network net learns from hearts that are in its `cohort` too, challenge of seed 1; give `cohort` another `seed`"
    )
    #expect(gallery(2) == nil)
  }

  @Test func volumesAreComparedOfOthersThanWereLearnt() {
    func agreement(_ seed: Int, _ labels: String) -> String? {
      refusalSentence(
        of: VolumeAgreement.self,
        #"{"cohort": {"phantom": "challenge", "patients": 2, "seed": \#(seed)}, "labels": \#(labels)}"#
      )
    }
    let network = #"{"data": {"phantom": "challenge", "patients": 9}}"#
    #expect(
      agreement(1, network)
        == "option `labels`: the network learns from hearts that are in its `cohort` too, challenge of seed 1; give `cohort` another `seed`"
    )
    #expect(agreement(2, network) == nil)
    #expect(agreement(1, #""truth""#) == nil)
  }

  /// Only the files tell who is drawn.
  @Test func patientsOfOneFolderAreComparedWhereTheyAreTested() async throws {
    let files = OwnFiles()
    for name in ["a", "b", "c"] { try files.add("\(name)-frame1", label: 1) }
    func test(_ learnt: String, _ tested: String) async throws -> SegmentationScores.Output {
      let folders = #""images": "own/images", "masks": "own/masks""#
      let run = try TinyTrainings.runs(
        """
        {\(Self.small), "classes": 2, "transforms": "no", "repetitions": 20, "data": {\(folders), "without": [\(learnt)]},
         "test": {\(folders), "without": [\(tested)]}, "runs": [{"name": "a"}]}
        """
      ).runs[0]
      let mirror = TransferMirror()
      mirror.root = files.root
      return try await mirror.run(#require(run.scores))
    }
    let tables = try await test(#""c""#, #""a", "b""#).tables
    #expect(try tables("images").texts("patient") == ["c"])
    await #expect {
      try await test(#""c""#, #""a""#)
    } throws: {
      "\($0)".contains(
        "the network learns from hearts that are in its `test` too, b of own-images/images; give `test` another folder, or keep its patients out of the training by `without`"
      )
    }
  }
}
