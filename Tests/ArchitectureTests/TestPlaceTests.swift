import Foundation
import Testing

/// The test of `Sources/X/Y/Type.swift` is `Tests/XTests/Y/TypeTests.swift`.
@Suite struct TestPlaceTests {
  /// Files whose functions another test covers, and which.
  static let exceptions = [
    "Galleries/GalleryMasks.swift": "run by PredictionGallery",
    "Galleries/GalleryViews.swift": "run by PredictionGallery",
    "GroundTruth/ContourFiles.swift": "read by ContourChecks, ContourVolumes and DrawnLabels",
    "GroundTruth/DrawnContours.swift": "read by ContourVolumes and DrawnLabels",
    "GroundTruth/PatientCuration.swift": "picks one of two steps, as CohortFindings asks",
    "Labels/LabelledImages.swift": "read by trainings on labelled cohorts, in Labeller+Options",
    "Labels/Labeller.swift": "asked by SeriesLabels and PredictedLabels",
    "Labels/Model+Image.swift": "run by LabelMeasurements of a network, in VolumeAgreement",
    "Labels/TrainingResult.swift": "kept by each test that runs a TrainedNetwork",
    "Search/SearchComparison+Groups.swift": "drawn from by each of the rankings",
    "StudyTerms/FileReference+Folder.swift": "read by every option that names a folder",
    "StudyTerms/KaggleSource.swift": "the paths that LabelSets and ManualValidation read",
    "StudyTerms/SeriesMetadata.swift": "read by LabelSets and PublishedCuration",
    "StudyTerms/StepContext+Table.swift": "read by every step that reads a table",
    "StudyTerms/VolumeColumns.swift": "read by ReferenceVolumes, MeasuredVolumes and KnownVolumes",
    "Subsets/LearningCurve.swift": "a value that PublishedCurves reads and CurveBand sums",
    "Trainings/CohortTrace.swift": "compared by LeakageCheck",
    "Trainings/FolderTraces.swift": "compared by LeakageCheck",
    "Trainings/ImageFiles+Patients.swift": "asked by TrainedNetwork+Leakage, in SharedFolder",
    "Trainings/PatientTrace.swift": "compared by LeakageCheck",
    "Trainings/RateSearch.swift": "run by RatesAnalysis",
    "Trainings/SegmentationScores.swift": "read by TestDice",
    "Trainings/SimulatedObserver.swift": "drawn by SimulatedObserver+Phantom",
    "VolumeStatistics/VolumePairs.swift": "paired by VolumeComparison",
    "Volumes/NetworkVolumes.swift": "read by SeriesVolumes",
    "Volumes/TrueVolumes.swift": "read by SeriesVolumes; its tables by ReferenceVolumes",
  ]

  /// Without functions a file holds rows, or settings, which are tested with what fills them.
  @Test(arguments: [
    "Bootstrap", "CohortImages", "CohortStatistics", "Cohorts", "ContourLabels", "CurveSmoothing",
    "Galleries", "GroundTruth", "LabelFiles", "Labels", "ManualMasks", "Measurements",
    "NetworkLabels", "PhantomImages", "Randomness", "RankedImages", "Search", "SearchErrors",
    "Statistics", "StudyTerms", "Subsets", "SyntheticCohorts", "TrainingScores", "Trainings",
    "Transfer", "TransferScores", "VolumeStatistics", "Volumes",
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
