import StudyTerms
import Subsets
import TestSupport
import Testing

@Suite struct PublishedCurvesTests {
  /// Two images, one of them in the subset v1.
  private func sizes(_ tables: OwnTables) throws -> PublishedSizes {
    let subsets = Subset.allCases.filter { $0 != .full }.map(\.rawValue)
    let text = """
      \((["file", "Id"] + subsets).joined(separator: "\t"))
      \((["a", "17"] + subsets.map { _ in "TRUE" }).joined(separator: "\t"))
      \((["b", "18"] + subsets.map { _ in "FALSE" }).joined(separator: "\t"))

      """
    return PublishedSizes(table: try tables.write(text, to: "subsets.tsv"))
  }

  private func step(_ tables: OwnTables, _ rows: [String]) throws -> PublishedCurves {
    let log = (["epoch,diceLV,diceMY,time,model"] + rows).joined(separator: "\n") + "\n"
    return PublishedCurves(log: try tables.write(log, to: "log.csv"), sizes: try sizes(tables))
  }

  @Test func epochsBecomeImagesSeen() async throws {
    let tables = OwnTables()
    let curves = try await StepBench(root: tables.root).run(
      try step(
        tables,
        [
          "0,0.7,0.5,00:01,doubleTransferLearn_v1", "0,0.4,0.3,00:01,plainLearn",
          "1,0.8,0.6,00:01,doubleTransferLearn_v1", "1,0.5,0.4,00:01,plainLearn",
        ])
    ).curves
    // In the order of figures: from random weights first.
    #expect(
      curves.map(\.run) == [
        TrainingRun(model: .random, subset: .full),
        TrainingRun(model: .doubleTransfer, subset: .v1),
      ])
    #expect(curves[0].images == [0, 0.002])
    #expect(curves[1].images == [0, 0.001])
    #expect(curves[1].ventricle == [0.7, 0.8])
    #expect(curves[1].myocardium == [0.5, 0.6])
    #expect(curves[1].epochs == [0, 1])
  }

  @Test func anUnknownTrainingIsNamed() async throws {
    let tables = OwnTables()
    #expect(
      await StepBench(root: tables.root).sentence(
        try step(tables, ["0,0.7,0.5,00:01,tripleTransferLearn"]))
        == "log.csv:2: “tripleTransferLearn” is not one of the trainings")
  }
}
