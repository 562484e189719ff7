import Engine
import OwnTables
import Tables
import TestSupport
import Testing

@Suite struct TableReadingTests {
  @Test(arguments: [
    ("a.csv", "s,n\n01,2\n"), ("a.tsv", "s\tn\n01\t2\n"), ("a.txt", "s\tn\n01\t2\n"),
  ])
  func theNameTellsHowItIsRead(_ name: String, _ text: String) async throws {
    let folder = TemporaryFolder()
    try folder.file(name, text.utf8)
    let step = TableReading(file: FileReference(path: name), text: ["s"])
    let table = try await StepBench(root: folder.url).run(step)
    #expect(try table.column("s").values == .texts(["01"]))
    #expect(try table.numbers("n") == [2])
  }

  @Test func otherNamesAreNoTables() {
    #expect(TableReading.separator("a.csv.xz") == ",")
    #expect(TableReading.separator("a.xlsx") == nil)
  }
}
