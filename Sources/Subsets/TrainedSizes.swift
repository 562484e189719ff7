import Engine
import Statistics
import StudyTerms
import Tables

/// The sizes of the subsets that trainings used, as means over those that differ by chance.
package struct TrainedSizes: RunnableStep {
  /// The learning curves, which state what each training used.
  package var curves: Asked<LearningCurves>

  package init(curves: Asked<LearningCurves>) { self.curves = curves }

  package var inputs: [any Step] { [curves.step] }
  package var title: String { "sizes of the subsets" }

  /// Returns one row for each subset that a training used.
  package func run(_ context: StepContext) async throws -> Rows<SubsetSize> {
    let curves = try context.output(of: curves).curves
    return Rows(
      Subset.allCases.compactMap { subset in
        let sizes = curves.filter { $0.run.subset == subset }.compactMap(\.size)
        guard !sizes.isEmpty else { return nil }
        func mean(_ part: (LearningCurve.Size) -> Int) -> Double {
          Statistics.mean(sizes.map { Double(part($0)) })
        }
        return SubsetSize(
          subset: subset, images: mean(\.images), volunteers: mean(\.volunteers),
          seen: mean(\.seen))
      })
  }
}
