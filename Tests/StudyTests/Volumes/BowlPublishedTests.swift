import Book
import Foundation
import StudyTerms
import Tables
import TestSupport
import Testing

@testable import Study

/// The half on the Data Science Bowl against the numbers that were published.
@Suite(
  .enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"),
  .serialized)
struct BowlPublishedTests {
  static let mirror = TransferMirror()

  private func table(
    _ part: String?, _ type: any Directive.Type, _ options: String
  ) async throws -> TableContent {
    let content = try await Self.mirror.content(type, options)
    for case .table(let table) in content where table.part == part { return table }
    throw StudyError("no table \(part ?? "main")")
  }

  private func cell(_ content: TableContent, _ keys: [String], _ column: String) throws -> Double {
    let columns = try content.keys.map { try content.table.texts($0) }
    let rows = (0..<content.table.rowCount).filter { row in
      zip(columns, keys).allSatisfy { $0[row] == $1 }
    }
    try #require(rows.count == 1, "\(keys)")
    return try content.table.numbers(column)[rows[0]]
  }

  @Test func searchErrorsAreThePublishedOnes() async throws {
    let error = try await table("error", Training.self, "{\"repetitions\": 50}")
    let published: [(String, [Double])] = [
      ("r34_p05_s256", [3.64, 3.38, 2.87, 3.72]), ("r50_p05_s256", [3.71, 3.73, 2.79, 3.70]),
      ("r34_p15_s256", [3.73, 3.38, 2.91, 3.72]), ("r34_p05_s256_focal", [3.75, 3.90, 2.86, 3.80]),
      ("r34_p10_s256", [3.77, 4.44, 2.89, 3.76]),
      ("r34_p05_s256_extremeTfms", [3.78, 3.59, 2.89, 3.64]),
      ("r34_p05_s128", [3.90, 4.26, 3.05, 3.86]), ("r34_p05_s256_dice", [3.93, 3.43, 3.07, 3.91]),
      ("v16_p05_s256", [4.06, 4.94, 3.02, 3.87]), ("UKBB", [5.42, 8.83, 3.72, 4.34]),
    ]
    for (method, numbers) in published {
      for (column, number) in zip(["mean", "sd", "median", "iqr"], numbers) {
        let value = try cell(error, [method], column)
        #expect((value * 100).rounded() / 100 == number, "\(method) \(column) \(value)")
      }
      #expect(try cell(error, [method], "count") == 1149)
      #expect(try cell(error, [method], "low") < cell(error, [method], "mean"))
    }
    #expect(try cell(error, ["UKBB"], "undefined") == 6)
    // The first is not compared with itself.
    #expect(try cell(error, ["r34_p05_s256"], "difference").isNaN)
    for (method, isLarger) in [("r50_p05_s256", false), ("v16_p05_s256", true), ("UKBB", true)] {
      let more = try cell(error, [method], "difference")
      let means = try cell(error, [method], "mean") - cell(error, ["r34_p05_s256"], "mean")
      #expect(abs(more - means) < 1e-9)
      #expect(try (cell(error, [method], "difference_low") > 0) == isLarger, "\(method)")
      #expect(try cell(error, [method], "difference_high") > more)
    }
  }

  /// The authors' notebook `good_ef_bad_volumes`, in per cent.
  @Test func theRankingByVolumesIsThePublishedOne() async throws {
    let ranking = try await table("published", Training.self, "{\"analysis\": \"volume-error\"}")
    let published: [(String, [Double])] = [
      ("v16_p05_s256", [10.58, 14.44, 6.92, 9.24, 6.16]),
      ("r34_p05_s128", [10.85, 12.61, 7.36, 10.13, 6.69]),
      ("r50_p05_s256", [10.85, 12.60, 7.36, 9.76, 6.76]),
      ("r34_p05_s256_extremeTfms", [10.92, 13.83, 7.45, 9.68, 6.69]),
      ("r34_p15_s256", [10.97, 12.48, 7.59, 9.97, 6.94]),
      ("r34_p10_s256", [11.02, 13.05, 7.49, 10.10, 6.88]),
      ("r34_p05_s256", [11.04, 12.96, 7.43, 10.40, 6.90]),
      ("r34_p05_s256_focal", [11.05, 12.79, 7.32, 10.32, 6.81]),
      ("r34_p05_s256_dice", [12.99, 14.86, 8.64, 13.47, 8.48]),
      ("UKBB", [13.24, 17.02, 8.43, 11.58, 7.70]),
    ]
    for (method, numbers) in published {
      for (column, number) in zip(["mean", "sd", "median", "iqr", "mad"], numbers) {
        let value = try cell(ranking, [method], column)
        #expect((value * 100).rounded() / 100 == number, "\(method) \(column) \(value)")
      }
    }
    // fastai2 came later.
    let order = try ranking.table.texts("method").filter { !$0.hasSuffix("fastai2") }
    #expect(order == published.map(\.0))
  }

  /// The series that stand out most, as R computes them; all other numbers of the notebooks are
  /// held against the frozen results.
  @Test func seriesOfGoodFractionAndBadVolumesAreThoseOfTheNotebook() async throws {
    let series = try await table(
      "series", Training.self, "{\"analysis\": \"good-ef-bad-volume\"}")
    let numbers = try PrintedNumber.all().filter { $0.table == "goodef.series" }
    #expect(numbers.count == 48)
    for number in numbers {
      let cell = try #require(try number.cell(of: series.table), "\(number)")
      #expect(number.isMet(by: cell), "\(number), and the report has \(cell)")
    }
  }

  @Test func manualVolumesHaveTheirModels() async throws {
    let models = try await table("models", VolumeAgreement.self, "{\"analysis\": \"manual\"}")
    #expect(models.table.rowCount == 9)
    let slope = try cell(models, ["diastole", "manual - truth"], "slope")
    let t = try cell(models, ["diastole", "manual - truth"], "t")
    #expect(try cell(models, ["diastole", "manual - truth"], "slope_low") < slope)
    // With one explanatory variable F is the square of t.
    #expect(abs(try cell(models, ["diastole", "manual - truth"], "f") - t * t) < 1e-6)
    #expect(try cell(models, ["both", "UKBB - truth"], "df") == 16)
    let residuals = try await table(
      "residuals", VolumeAgreement.self, "{\"analysis\": \"manual\"}")
    #expect(residuals.table.rowCount == 3 * (9 + 9 + 18))
  }

  @Test func aNetworkIsHeldOutFromItsOwnSet() async throws {
    let held = try await table(
      nil, Training.self, "{\"analysis\": \"held-out\", \"repetitions\": 50}")
    let audit = try await table(
      "audit", Training.self, "{\"analysis\": \"audit\", \"repetitions\": 50}")
    let counts: [(String, Double, Double)] = [
      ("r34_p05_s256", 175, 974), ("r34_p10_s256", 520, 629), ("r34_p15_s256", 763, 386),
      ("UKBB", 175, 974),
    ]
    for (method, trained, others) in counts {
      #expect(try cell(held, [method, "inside"], "count") == trained)
      #expect(try cell(held, [method, "outside"], "count") == others)
      let mean = try cell(held, [method, "outside"], "mean")
      #expect(try cell(audit, ["outside the set", method], "like_for_like") == mean)
    }
    let labeller = try cell(held, ["UKBB", "outside"], "mean")
    #expect(try cell(held, ["r34_p05_s256", "outside"], "labeller") == labeller)
    #expect(try cell(held, ["r34_p15_s256", "outside"], "labeller") > labeller)
    // One set for all where an author asks for it.
    let same = try await table(
      nil, Training.self, "{\"analysis\": \"held-out\", \"trained\": 0.05, \"repetitions\": 50}")
    #expect(try cell(same, ["r34_p15_s256", "inside"], "count") == 175)
  }

  @Test func setsHaveThePublishedSizes() async throws {
    let sets = try await table(nil, VolumeAgreement.self, "{\"analysis\": \"confidence\"}")
    #expect(try sets.table.numbers("series") == [175, 520, 763, 1149])
    #expect(try sets.table.numbers("validation_images").prefix(3) == [8550, 28_530, 41_610])
    #expect(try sets.table.numbers("training_images").prefix(1) == [45_990])
    let audit = try await table("audit", VolumeAgreement.self, "{\"analysis\": \"sets\"}")
    #expect(try audit.table.numbers("published") == [145, 279, 201, 524])
    #expect(try audit.table.numbers("like_for_like") == [175, 345, 243, 386])
  }

  @Test func manualMasksOverlapAsPublished() async throws {
    let dice = try await table("dice", VolumeAgreement.self, "{\"analysis\": \"manual\"}")
    #expect(try cell(dice, ["LV"], "count") == 552)
    #expect((try cell(dice, ["LV"], "median") * 1e7).rounded() == 9_328_518)
  }

  @Test func curationLogIsCounted() async throws {
    let problems = try await table(nil, CurationSummary.self, "{}")
    #expect(try cell(problems, ["collission"], "lines") == 442)
    #expect(try cell(problems, ["collission"], "patients") == 156)
    #expect(try cell(problems, ["all"], "lines") == 956)
    #expect(try cell(problems, ["all"], "patients") == 459)
    let patients = try await table("demographics", CurationSummary.self, "{}")
    #expect(try cell(patients, ["all", "all"], "count") == 1140)
  }

  @Test(arguments: [
    "landscape", "parts", "held-out", "volume-error", "good-ef-bad-volume", "correlation", "audit",
  ])
  func everyAnalysisOfTheSearchGivesATable(analysis: String) async throws {
    let content = try await Self.mirror.content(
      Training.self, "{\"analysis\": \"\(analysis)\", \"repetitions\": 50}")
    var tables = 0
    for case .table(let table) in content {
      #expect(table.table.rowCount >= 11)
      tables += 1
    }
    #expect(tables > 0)
  }

  @Test func tablesThatAreNamedOneByOneAreThoseOfTheFolder() async throws {
    let named = try await table(
      nil, VolumeAgreement.self,
      """
      {"predicted": "cmr/analysis/kaggle/ukbb_ventricular_volumes.csv",
       "truth": "cmr/analysis/kaggle/truth", "measures": ["EDV", "ESV", "EF"], "repetitions": 20}
      """)
    let folder = try await table(nil, VolumeAgreement.self, "{\"repetitions\": 20}")
    #expect(named.table == folder.table)
  }

  @Test func agreementHasAllMeasures() async throws {
    let agreement = try await table(nil, VolumeAgreement.self, "{\"repetitions\": 20}")
    #expect(try agreement.table.texts("measure") == ["EDV", "ESV", "EF"])
    #expect(try cell(agreement, ["EF"], "count") == 1143)
    for measure in ["EDV", "ESV", "EF"] {
      #expect(try cell(agreement, [measure], "loa_low") < cell(agreement, [measure], "bias"))
    }
  }
}
