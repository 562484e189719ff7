import StudyTerms
import Subsets
import TestSupport
import Testing

@Suite struct PublishedSizesTests {
  private static let subsets = Subset.allCases.filter { $0 != .full }.map(\.rawValue)

  @Test func imagesAndVolunteersOfEachSubsetAreCounted() async throws {
    let tables = OwnTables()
    func row(_ file: String, _ volunteer: Int, _ isChosen: Bool) -> String {
      (["\(file)", "\(volunteer)"] + Self.subsets.map { $0 == "v1" && isChosen ? "TRUE" : "FALSE" })
        .joined(separator: "\t")
    }
    let text =
      ([(["file", "Id"] + Self.subsets).joined(separator: "\t")] + [
        row("a", 17, true), row("b", 17, true), row("c", 18, false), row("d", 19, false),
      ]).joined(separator: "\n") + "\n"
    let rows = try await StepBench(root: tables.root).run(
      PublishedSizes(table: try tables.write(text, to: "subsets.tsv"))
    ).rows
    #expect(rows.map(\.subset) == Subset.allCases)
    #expect(
      rows.first { $0.subset == .full }
        == SubsetSize(subset: .full, images: 4, volunteers: 3, seen: nil, share: 100))
    #expect(
      rows.first { $0.subset == .v1 }
        == SubsetSize(subset: .v1, images: 2, volunteers: 1, seen: nil, share: 50))
  }
}
