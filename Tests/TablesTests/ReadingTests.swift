import Foundation
import TestSupport
import Testing
import XZ

@testable import Tables

@Suite struct ReadingTests {
  func read(_ text: String, _ separator: Character = "\t", text names: Set<String> = []) throws
    -> Table
  {
    try Table.read(Array(text.utf8), file: "a.tsv", separator: separator, text: names)
  }

  @Test func columnsFindTheirTypes() throws {
    let table = try read("id\tvalue\tused\n1_a\t2.5\tTRUE\n2\tNA\tFALSE\n")
    #expect(try table.texts("id") == ["1_a", "2"])
    #expect(try table.numbers("value")[0] == 2.5)
    #expect(try table.numbers("value")[1].isNaN)
    #expect(try table.logicals("used") == [true, false])
  }

  @Test func aNumericColumnCanBeText() throws {
    #expect(try read("id\n007\n", text: ["id"]).texts("id") == ["007"])
  }

  @Test func carriageReturnsQuotesAndAnEmptyName() throws {
    let table = try read(",b\r\n\"x, \"\"y\"\"\",2\r\n", ",")
    #expect(table.columnNames == ["", "b"])
    #expect(try table.texts("") == ["x, \"y\""])
  }

  @Test(arguments: [
    ("a\tb\n1\t2\n3\n", "a.tsv:3: the line has 1 cell and the header 2"),
    ("", "a.tsv: the table is empty"),
    ("a\ta\n1\t2\n", "a.tsv: the column a stands twice"),
  ])
  func whatIsWrongIsSaidInOneSentence(text: String, sentence: String) {
    let error = #expect(throws: TableError.self) { try read(text) }
    #expect(error?.description == sentence)
  }

  @Test func countsAreWholeNumbersWithoutGaps() throws {
    #expect(try read("a\n1\n-2\n3.0\n").counts("a") == [1, -2, 3])
    for text in ["nan", "inf", "1.5", "1e+300"] {
      let table = try read("a\n1\n\(text)\n")
      let error = #expect(throws: TableError.self) { try table.counts("a") }
      #expect(error?.description == "a.tsv:3: column a: “\(text)” is not a whole number")
    }
  }

  @Test func aTextInANumericColumnIsNamed() throws {
    let table = try read("a\n1\nx\n")
    let error = #expect(throws: TableError.self) { try table.numbers("a") }
    #expect(error?.description == "a.tsv:3: column a: “x” is not a number")
  }

  @Test(arguments: [
    ("x", "column a: “x” is not a number"), ("0x80", "column a: “0x80” is not a number"),
    ("NA", "column a: the number is missing"),
    ("nan", "column a: the number is missing"),
    ("inf", "column a: inf is not a finite number above 0"),
    ("-1", "column a: -1 is not a finite number above 0"),
  ])
  func aNumberThatMustBeThereIsAskedFor(text: String, sentence: String) throws {
    // An empty line counts in the file, and is no row.
    let table = try read("a\tb\n1\t2\n\n\(text)\t3\n")
    let error = #expect(throws: TableError.self) { try table.finiteNumbers("a", above: 0) }
    #expect(error?.description == "a.tsv:4: \(sentence)")
  }

  @Test func aRowStandsWhereItBegins() throws {
    let table = try read("a,b\n\"x\ny\n\",1\n\"z\n\",t\n", ",")
    let error = #expect(throws: TableError.self) { try table.numbers("b") }
    #expect(error?.description == "a.tsv:5: column b: “t” is not a number")
    let bare = try Table.read(Array("\n\nx\n".utf8), file: "a.tsv", header: ["a"])
    let other = #expect(throws: TableError.self) { try bare.numbers("a") }
    #expect(other?.description == "a.tsv:3: column a: “x” is not a number")
  }

  @Test func whatIsWrittenReadsBack() throws {
    let table = try Table([
      Column("name", texts: ["a,b", "c\"d"]), Column("x", numbers: [0.1, .nan]),
      Column("n", numbers: [3, 1e300]),
    ])
    let back = try Table.read(Array(table.csv().utf8), file: "b.csv", separator: ",")
    #expect(try back.texts("name") == ["a,b", "c\"d"])
    #expect(try back.numbers("x")[0] == 0.1)
    #expect(try back.numbers("n") == [3, 1e300])
    #expect(table.tsv() == "name\tx\tn\na,b\t0.1\t3\nc\"d\t\t1e+300\n")
  }

  @Test func separatorsAtTheEndBeginNoColumn() throws {
    let table = try Table.read(
      Array("pid,EDV,\n1,150.5,\n2,180,\n".utf8), file: "a.csv", separator: ",")
    #expect(table.columnNames == ["pid", "EDV"])
    #expect(try table.numbers("EDV") == [150.5, 180])
    // A column that holds something is one, named or not.
    let index = try Table.read(
      Array(",pid\n0,7\n1,8\n".utf8), file: "a.csv", separator: ",")
    #expect(index.columnNames == ["", "pid"])
  }

  @Test func linesOfSeparatorsAloneAreEmpty() throws {
    let table = try Table.read(
      Array("pid,EDV\n1,150.5\n,\n2,180\n,\n".utf8), file: "a.csv", separator: ",")
    #expect(try table.numbers("pid") == [1, 2])
    #expect(table.lines == [2, 4])
  }

  @Test func hexadecimalIsNoNumber() throws {
    let table = try Table.read(Array("a\tb\n0x80\t1e2\n".utf8), file: "a.tsv")
    #expect(try table.texts("a") == ["0x80"])
    #expect(try table.numbers("b") == [100])
  }

  @Test func linesOfOldMacsAreRead() throws {
    let table = try Table.read(Array("a\tb\r1\t2\r3\t4\r".utf8), file: "a.tsv")
    #expect(try table.numbers("b") == [2, 4])
  }

  @Test func truncatedXZIsSaid() throws {
    let folder = TemporaryFolder()
    let url = folder.place("table.tsv.xz")
    let whole = try XZ.compress(Data(String(repeating: "a\t1\n", count: 5000).utf8))
    try whole.write(to: url)
    #expect(try Table.read(contentsOf: url, header: ["x", "y"]).rowCount == 5000)
    try whole.prefix(whole.count / 2).write(to: url)
    let error = #expect(throws: TableError.self) { try Table.read(contentsOf: url) }
    #expect(error?.description == "\(url.lastPathComponent): the xz data ends early")
  }

  /// Excel ends lines with commas, and not always all of them.
  @Test(arguments: [
    "pid,EDV,,\n1,150,,\n2,160\n", "pid,EDV\n1,150,\n2,160,,\n", "pid,EDV,\n1,150\n2,160,\n,,\n",
  ])
  func separatorsAtTheEndsOfLinesAreNoCells(_ text: String) throws {
    let table = try read(text, ",")
    #expect(table.columnNames == ["pid", "EDV"])
    #expect(try table.numbers("EDV") == [150, 160])
  }

  @Test func aCellTooManyIsStillAnError() {
    let error = #expect(throws: TableError.self) { try read("a,b\n1,2,3\n", ",") }
    #expect(error?.description == "a.tsv:2: the line has 3 cells and the header 2")
  }
}
