import Book
import Foundation
import TestSupport
import Testing

@testable import Study

/// What the blocks that show trained models ask of them.
@Suite struct TransferTrainingsUseTests {
  @Test(arguments: [
    (
      TransferComparison.self as any BlockOptions.Type, #""models": ["ukbb"]"#,
      "option `models`: `live` has no model ukbb (known: TR, TL2, TL, R, base, esed)"
    ),
    (
      TransferComparison.self, #""pairs": ["ukbb-TL2"]"#,
      "option `pairs`: `live` has no model ukbb (known: TR, TL2, TL, R, base, esed)"
    ),
    (
      TransferComparison.self, #""source": "own/7T""#,
      "option `live`: stands instead of `source`, not beside it"
    ),
    (
      SubsetCurves.self, #""models": ["base"]"#,
      "option `models`: `live` trains no model base (known: TL2, TL, R, esed)"
    ),
    (SubsetCurves.self, #""seeds": 0"#, "option `seeds`: must be 1 to 100"),
  ])
  func blocksRefuseModelsThatAreNotTrained(
    _ type: any BlockOptions.Type, _ option: String, _ sentence: String
  ) {
    #expect(
      refusalSentence(of: type, #"{"live": \#(TinyTransfer.options), \#(option)}"#) == sentence)
  }

  @Test func curvesNeedFixedVolunteersAndImagesSeen() {
    let plain = #""data": {"phantom": "seven-tesla"}, "models": {"R": {}}"#
    let held = #""validation": {"phantom": "seven-tesla", "seed": 2}"#
    #expect(
      refusalSentence(of: SubsetCurves.self, #"{"live": {\#(plain)}}"#)
        == "option `live`: needs `validation: {phantom: ...}`, the same volunteers for all models and subsets"
    )
    #expect(
      refusalSentence(
        of: SubsetCurves.self,
        """
        {"live": {"data": {"phantom": "seven-tesla"}, \(held), "size": 16, "widths": [4, 8], "images_seen": 9, "models": {
          "R": {}, "TL": {"from": \(TinyTransfer.biobank), "validation": {"phantom": "seven-tesla", "seed": 3}}}}}
        """)
        == "option `live`: needs `validation: {phantom: ...}`, the same volunteers for all models and subsets"
    )
    #expect(
      refusalSentence(of: SubsetCurves.self, #"{"live": {\#(plain), \#(held)}}"#)
        == "option `live`: needs `images_seen`, as many for all subsets")
    #expect(
      refusalSentence(of: TransferComparison.self, #"{"live": {\#(plain)}}"#)
        == "option `live`: has no `test`, the volunteers to test on")
  }
}
