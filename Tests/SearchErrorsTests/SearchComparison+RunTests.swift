import Engine
import Search
import SearchErrors
import SearchTestSupport
import StudyTerms
import Tables
import TestSupport
import Testing
import Volumes

@Suite struct SearchComparisonTests {
  @Test func theSmallestMeanErrorComesFirst() async throws {
    let rows = try await StepBench().run(TinySearch.search).rows
    #expect(rows.map(\.method) == ["b", "a"])
    #expect(rows.map(\.count) == [3, 3])
    #expect(abs(rows[0].mean - 10) < 1e-12)
    #expect(abs(rows[1].mean - 110.0 / 3) < 1e-12)
    #expect(rows.map(\.undefined) == [0, 1])
    #expect(rows.map(\.unknown) == [0, 0])
  }

  @Test func othersAreComparedWithTheFirst() async throws {
    let rows = try await StepBench().run(TinySearch.search).rows
    #expect(rows[0].difference.isNaN && rows[0].differenceLow.isNaN)
    // -10, 0 and 90.
    #expect(abs(rows[1].difference - 80.0 / 3) < 1e-12)
    #expect(rows[1].differenceLow < rows[1].difference)
    // All errors of the first are alike.
    #expect(abs(rows[0].low - 10) < 1e-9 && abs(rows[0].high - 10) < 1e-9)
  }

  @Test func aMethodThatMeasuredNothingIsNamed() async {
    var search = TinySearch.search
    search.methods = ["c"]
    #expect(
      await StepBench().sentence(search) == "there is no method c; the methods are a, b")
  }

  @Test func aSeriesOfUnknownVolumesIsLeftOut() async throws {
    var rows = TinySearch.measurements.rows
    rows.indices.filter { rows[$0].id == SeriesID("1") }.forEach {
      rows[$0].trueDiastole = .nan
    }
    var search = TinySearch.search
    search.source = .cohort(Asked(Given(Rows(rows))))
    let errors = try await StepBench().run(search).rows
    #expect(errors.map(\.count) == [2, 2])
    #expect(errors.map(\.unknown) == [1, 1])
  }
}
