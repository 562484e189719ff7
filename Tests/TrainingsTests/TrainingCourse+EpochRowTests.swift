import Testing
import Trainings

@testable import Learning

@Suite struct TrainingCourseEpochRowTests {
  /// Two of three pixels are right; the cavity overlaps in one of two.
  @Test func epochsCountFromOne() throws {
    let row = EpochRow(
      epoch: 1, trainingLoss: 0.5, validationLoss: 0.25,
      metrics: SegmentationMetrics([1, 0, 0], [1, 1, 0], classes: 2), imagesPerSecond: 10,
      seconds: 2)
    let epoch = TrainingCourse.Epoch(row, epochImages: 30)
    #expect(epoch.epoch == 2 && epoch.seen == 60)
    #expect(epoch.accuracy == 2.0 / 3 && epoch.ventricle == 2.0 / 3)
    #expect(epoch.myocardium.isNaN)
    let journal = try [row].journal(epochImages: 30)
    #expect(journal.hasPrefix("epoch\tseen\ttrain_loss\tvalid_loss\t"))
    #expect(journal.contains("\n2\t60\t0.5\t0.25\t"))
  }
}
