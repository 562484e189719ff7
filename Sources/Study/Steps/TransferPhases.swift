import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of a model at end-diastole and end-systole only.
struct TransferPhases: RunnableStep {
  var model: SegmentationModel
  var confusion: Confusion
  var frames: PhaseFrames

  var inputs: [any Step] { [confusion, frames] }
  var title: String { "Dice of \(model.rawValue) at ED and ES" }

  /// Columns model, class, part, phase (ED, ES, both), count, mean, sd, median.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    let phases = try context.output(of: frames)
    var classes: [String] = []
    var parts: [String] = []
    var names: [String] = []
    var summaries: [Summary] = []
    for tissue in TissueClass.compared {
      for split in Split.allCases {
        let rows = table.rows(of: split)
        let systole = rows.filter { isSystole(table.images[$0], phases) }
        let diastole = rows.filter { isDiastole(table.images[$0], phases) }
        for (name, members) in [
          ("ED", diastole), ("ES", systole), ("both", diastole + systole),
        ] where !members.isEmpty {
          classes.append(tissue.symbol)
          parts.append(split.rawValue)
          names.append(name)
          summaries.append(Summary(of: members.map { table.counts[$0].dice(tissue) }))
        }
      }
    }
    return try Table([
      Column("model", title: "Model", texts: classes.map { _ in model.rawValue }),
      Column("class", title: "Class", texts: classes),
      Column("part", title: "Part", texts: parts),
      Column("phase", title: "Phase", texts: names),
      Column("count", title: "Images", counts: summaries.map(\.count)),
      Column("mean", title: "Mean Dice", decimals: 3, numbers: summaries.map(\.mean)),
      Column("sd", title: "SD", decimals: 3, numbers: summaries.map(\.sd)),
      Column("median", title: "Median", decimals: 3, numbers: summaries.map(\.median)),
    ])
  }

  private func isSystole(_ image: CineImage, _ phases: PhaseFrames.Frames) -> Bool {
    phases[image.volunteer].map { $0.es == image.frame } ?? false
  }

  private func isDiastole(_ image: CineImage, _ phases: PhaseFrames.Frames) -> Bool {
    phases[image.volunteer].map { $0.ed == image.frame } ?? false
  }
}
