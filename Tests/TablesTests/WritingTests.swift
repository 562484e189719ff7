import Foundation
import TestSupport
import Testing
import XZ

@testable import Tables

@Suite struct WritingTests {
  private static let formulas = [
    "=1+1", "@SUM(A1:A2)", "+1+1", "-1+1", "=HYPERLINK(\"http://127.0.0.1/\",\"a\")", "\t=1+1", "a",
    "-2.5", "\"\u{301}, \"=1+1",
  ]

  private func table() throws -> Table {
    try Table([
      Column("name", texts: Self.formulas),
      Column("value", numbers: Self.formulas.indices.map { -1.5 - Double($0) }),
      Column("=1+1", logicals: Self.formulas.indices.map { $0 % 2 == 0 }),
    ])
  }

  @Test func numbersStayNumbersAndTextsTexts() throws {
    let lines = try table().csv().split(separator: "\n")
    #expect(lines[0] == "name,value,'=1+1")
    #expect(lines[1] == "'=1+1,-1.5,TRUE")
    #expect(lines[8] == "-2.5,-8.5,FALSE")
  }

  /// What is read back is what was written, but for breaks.
  @Test func betweenTabsNothingChanges() throws {
    let read = try Table.read(Array(table().tsv().utf8), file: "a.tsv", text: ["name"])
    let names = Self.formulas.map { $0.replacing("\t", with: " ") }
    #expect(try read.texts("name").elementsEqual(names) { $0.utf8.elementsEqual($1.utf8) })
    #expect(try read.numbers("value") == table().numbers("value"))
  }

  private static let office = ["/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Converted to what LibreOffice shows, and to its own format, which has an attribute for a
  /// formula.
  @Test(.enabled(if: office != nil, "needs LibreOffice (apt install libreoffice-calc-nogui)"))
  func libreOfficeShowsTextsAsTheyAre() throws {
    let folder = TemporaryFolder()
    let file = try folder.file("table.csv", table().csv().utf8)
    for format in ["fods", "csv:Text - txt - csv (StarCalc):9,34,76,1"] {
      let process = Process()
      process.executableURL = URL(filePath: try #require(Self.office))
      process.arguments = [
        "-env:UserInstallation=file://\(folder.place("profile").path)", "--headless",
        "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1",
        "--convert-to", format, "--outdir", folder.place("out").path, file.path,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let document = try String(contentsOf: folder.place("out/table.fods"), encoding: .utf8)
    #expect(document.contains("<table:table "))
    #expect(!document.contains("table:formula"))
    let shown = try String(contentsOf: folder.place("out/table.csv"), encoding: .utf8)
    let rows = shown.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows[1][0].contains("'=1+1"))
    #expect(rows[1][1] == "-1.5")
    #expect(rows[5][0].contains("HYPERLINK"))
  }

  /// A few kilobytes may hold any number of bytes.
  @Test func aCompressedTableIsReadToItsLimit() throws {
    let folder = TemporaryFolder()
    let line = Data("a\t1\n".utf8)
    var text = Data("name\tvalue\n".utf8)
    for _ in 0..<250_000 { text += line }
    let packed = try folder.file("table.tsv.xz", XZ.compress(text))
    let plain = try folder.file("table.tsv", text)
    for file in [packed, plain] {
      var count = 0
      try TableFile.read(file, named: nil, most: text.count) { count += $0.count }
      #expect(count == text.count)
      let error = #expect(throws: TableError.self) {
        try TableFile.read(file, named: "t.tsv", most: text.count - 1) { _ in }
      }
      #expect(
        error?.description
          == "t.tsv: the table has more than \(text.count - 1) bytes; keep only the rows and columns that are needed"
      )
    }
  }
}
