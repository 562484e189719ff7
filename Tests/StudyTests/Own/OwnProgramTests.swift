import Engine
import Foundation
import Markup
import Programs
import Tables
import TestSupport
import Testing

@testable import Book
@testable import Study

/// What the options of a program say, and what becomes of the files that it writes.
@Suite struct OwnProgramTests {
  private func decode(_ body: String) -> (directive: OwnProgram?, errors: [String]) {
    let block = DirectiveBlock(
      name: "run", label: "dose", body: body, bodyLine: 2,
      position: SourcePosition(file: "a.md", line: 1, column: 1))
    var diagnostics: [Diagnostic] = []
    let decoding = DirectiveDecoding(known: ["run": OwnProgram.self], isConfined: false)
    let decoded = decoding.decode(
      block, chapter: 0, data: [:], parameters: [:], fallbackLabel: "a", into: &diagnostics)
    return (decoded?.directive as? OwnProgram, diagnostics.map(\.sentence))
  }

  private func content(
    _ options: String, _ files: [String: String]
  ) throws -> [Content] {
    let directive = try #require(decode("command: x\n" + options).directive)
    let output = ProgramOutput(files: files.mapValues { Data($0.utf8) })
    return try directive.content(from: Known(output: output))
  }

  /// Every step has this output.
  private struct Known: Results {
    var output: ProgramOutput
    func output<S: Step>(of step: S) throws -> S.Output {
      guard let output = output as? S.Output else { throw CancellationError() }
      return output
    }
  }

  @Test func theExampleIsRead() throws {
    let (directive, errors) = decode(OwnProgram.example)
    #expect(errors == [])
    let step = try #require(directive?.steps.first as? ProgramRun)
    #expect(step.command == "python3 analysis/dose.py")
    #expect(step.files.map(\.path) == ["analysis/dose.py", "own/doses.csv"])
    #expect(step.writes == ["dose.tsv", "dose.svg", "dose.json"])
  }

  @Test(
    arguments: [
      (
        "writes: {table: a.tsv}",
        "option `command`: is missing; say what to run, or give a `script`"
      ),
      ("command: ' '\nwrites: {table: a.tsv}", "option `command`: is empty"),
      (
        "command: a\nscript: b\nwrites: {table: a.tsv}",
        "option `script`: stands beside `command`; leave one of them out"
      ),
      (
        "command: a\nlanguage: r\nwrites: {table: a.tsv}",
        "option `language`: says nothing without a `script`"
      ),
      (
        "script: a\nwrites: {table: a.tsv}",
        "option `language`: is missing; that of a `script` is one of python, r, julia, bash"
      ),
      ("command: a", "the options lack `writes`"),
      (
        "command: a\nwrites: {}",
        "option `writes`: names nothing; say which table, figure or values the program writes"
      ),
      ("command: a\nwrites: {table: a.tsv, values: a.tsv}", nil),
      (
        "command: a\nwrites: {table: a.xlsx}",
        "option `writes.table`: “a.xlsx” is not a table; its name ends with .tsv, .csv"
      ),
      (
        "command: a\nwrites: {figure: a.gif}",
        "option `writes.figure`: “a.gif” is not a figure; its name ends with .svg, .png, .jpg, "
          + ".jpeg, .pdf"
      ),
      (
        "command: a\nwrites: {table: ../a.tsv}",
        "option `writes.table`: “../a.tsv” is not a path within the program's folder, such as dose.tsv"
      ),
      (
        "command: a\nwrites: {tables: {a/b: a.tsv}}",
        "option `writes.tables`: “a/b” cannot be the name of a part; use letters, digits, `-`, `_`"
      ),
      (
        "command: a\nreads: [analysis]\nwrites: {table: analysis/a.tsv}",
        "option `writes`: `analysis/a.tsv` lies where the program reads; write to another name or "
          + "folder"
      ),
      ("command: a\nwrites: {table: a.tsv}\nthreads: 0", "option `threads`: must be 1 to 1024"),
      (
        "command: a\nwrites: {table: a.tsv}\ntimeout: 0",
        "option `timeout`: must be more than 0 seconds, and 10000000 at most"
      ),
      (
        "command: a\nwrites: {table: a.tsv}\nmemory: -1",
        "option `memory`: must be more than 0 gigabytes, and 100000 at most"
      ),
      (
        "command: a\nreads: [../x]\nwrites: {table: a.tsv}",
        "option `reads[0]`: “../x” leaves the project and data folders; name a file inside one of them"
      ),
      (
        "command: a\nwrites: {table: a.tsv}\ncolumns: {n: {decimal: 1}}",
        "option `columns.n`: there is no `decimal` here; did you mean `decimals`? (known: decimals, "
          + "title, unit)"
      ),
    ] as [(String, String?)])
  func wrongOptionsHaveTheirSentence(_ options: String, _ sentence: String?) {
    let errors = decode(options).errors
    if let sentence { #expect(errors == [sentence]) } else { #expect(errors.count == 1) }
  }

  @Test func tablesFiguresAndValuesBecomeThoseOfTheBook() throws {
    let contents = try content(
      """
      writes: {table: a.tsv, tables: {more: b.csv}, figure: a.svg, values: a.json}
      keys: [s, p]
      text: [p]
      columns: {mean: {title: Mean, unit: ml, decimals: 1}, s: Structure}
      """,
      [
        "a.tsv": "s\tp\tmean\nLV\t1\t2.25\nLV\t2\t3\n", "b.csv": "x,y\n1,2\n",
        "a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\"/>",
        "a.json":
          #"{"n": {"value": 12, "unit": "patients", "decimals": 0}, "slope": 0.5, "by": "A", "no": null}"#,
      ])
    guard case .figure(let figure) = contents[0], case .table(let table) = contents[1],
      case .table(let more) = contents[2], case .values(let values, _) = contents[3],
      case .prose(let remark) = contents[4]
    else { throw CancellationError() }
    #expect(figure.figure.size == (72, 36))
    #expect(table.keys == ["s", "p"])
    #expect(try table.table.column("p").values == .texts(["1", "2"]))
    #expect(
      try table.table.column("mean")
        == Column("mean", title: "Mean", unit: "ml", decimals: 1, numbers: [2.25, 3]))
    #expect(try table.table.column("s").title == "Structure")
    #expect(more.part == "more")
    #expect(more.keys == ["x"])
    #expect(table.caption == "Made by `x`.")
    #expect(values.map(\.name) == ["by", "n", "no", "slope"])
    #expect(values[1] == NamedValue("n", 12, unit: "patients", decimals: 0))
    #expect(values[0].value == .text("A"))
    #expect(
      remark == "The program that made this was not confined to the files that it declares.")
  }

  @Test(arguments: [
    ("writes: {table: a.tsv}", "a\tb\n1\n", "a.tsv:2: the line has 1 cell and the header 2"),
    (
      "writes: {table: a.tsv}\nkeys: [c]", "a\tb\n1\t2\n",
      "a.tsv has no column `c`, which `keys` names; it has a, b"
    ),
    ("writes: {figure: a.svg}", "no", "a.svg is neither SVG, PNG, JPEG nor PDF"),
    (
      "writes: {values: a.json}", "[1]",
      "a.json is not an object of numbers and texts by name, such as {\"slope\": 0.5}"
    ),
    (
      "writes: {values: a.json}", #"{"a b": 1}"#,
      "a.json: “a b” cannot be cited; use letters, digits, `-` and `_`"
    ),
  ])
  func wrongFilesHaveTheirSentence(_ options: String, _ text: String, _ sentence: String) throws {
    let name = try #require(options.firstMatch(of: /a\.\w+/)).0
    let error = #expect(throws: (any Error).self) { try content(options, [String(name): text]) }
    #expect(error.map { "\($0)" } == sentence)
  }

  @Test func captionsAndTitlesRunNothing() throws {
    let plain = try #require(decode(OwnProgram.example).directive)
    let other = try #require(
      decode(
        OwnProgram.example.replacing("Mean dose", with: "Dose").replacing("keys", with: "keys")
          + "\ncaption: Other\ntimeout: 5\nmemory: 2"
      ).directive)
    func encoded(_ directive: OwnProgram) throws -> [Data] {
      try directive.steps.map { try StepCoding.encode($0) }
    }
    #expect(try encoded(plain) == encoded(other))
  }
}
