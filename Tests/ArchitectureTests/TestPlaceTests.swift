import Foundation
import Testing

/// The test of `Sources/X/Y/Type.swift` is `Tests/XTests/Y/TypeTests.swift`.
@Suite struct TestPlaceTests {
  /// Files whose functions another test covers, and which.
  static let exceptions = [
    "GroundTruth/DrawnContours.swift": "read by ContourVolumes and DrawnLabels",
    "GroundTruth/PatientCuration.swift": "picks one of two steps, as CohortFindings asks",
    "Search/SearchComparison+Groups.swift": "drawn from by each of the rankings",
    "Subsets/LearningCurve.swift": "a value that PublishedCurves reads and CurveBand sums",
    "StudyTerms/PhaseFrames.swift": "a result of PublishedFrames",
    "StudyTerms/PixelVolumes.swift": "read by LeftVentricleCurves",
  ]

  /// Without functions a file holds rows, or settings, which are tested with what fills them.
  @Test(arguments: [
    "CohortImages", "GroundTruth", "Randomness", "Search", "Statistics", "Subsets",
    "TrainingScores", "Transfer",
  ])
  func whatWorksHasItsTestAtItsPath(_ target: String) {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let files = SourceFile.all.filter { $0.target == target }
    #expect(!files.isEmpty)
    let untested = files.filter { file in
      file.code.contains { $0.contains("func ") }
        && !FileManager.default.fileExists(
          atPath: tests.appending(path: file.testPath).path)
    }.map(\.path)
    #expect(untested == Self.exceptions.keys.filter { $0.hasPrefix(target + "/") }.sorted())
  }
}

extension SourceFile {
  /// Where the file's test belongs, below Tests.
  fileprivate var testPath: String {
    let inside = path.dropFirst(target.count).dropLast(".swift".count)
    return "\(target)Tests\(inside)Tests.swift"
  }
}
