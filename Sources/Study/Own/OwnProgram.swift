import Book
import Engine
import Figures
import Foundation
import Programs
import StudyTerms
import Tables

/// A program of the author in any language: its tables, figures and values become those of the
/// book.
package struct OwnProgram: Directive {
  package static let name = "run"
  package static let summary =
    "A program of your own, confined to what it declares: its tables, figures and values."
  package static let example = """
    command: python3 analysis/dose.py
    reads: [analysis/dose.py, own/doses.csv]
    writes: {table: dose.tsv, figure: dose.svg, values: dose.json}
    keys: [structure, phase]
    columns: {mean: {title: Mean dose, unit: mGy, decimals: 1}}
    """

  /// A command of the shell; nil for a script.
  private var command: String?
  private var script: ProgramScript?
  private var environment: DataPath?
  private var reads: [ProgramInput]
  private var writes: ProgramWrites
  /// The columns that identify a row; the first where nothing is said.
  private var keys: [String]?
  private var columns: [String: ColumnLook]
  /// Columns that are text, whatever stands in them.
  private var text: [String]
  private var isSeeded: Bool
  private var threads: Int
  private var limits: ProgramLimits
  private var isConfined: Bool
  private var interpreter: String?
  private var root: String?
  /// What other blocks make of what `reads` names.
  private var results: [NamedResult] = []

  private enum CodingKeys: String, CodingKey {
    case command, script, language, environment, reads, writes, keys, columns, text, seed, threads
    case memory, timeout
  }

  package init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    command = try options.decodeIfPresent(String.self, forKey: .command)
    let text = try options.decodeIfPresent(String.self, forKey: .script)
    let language = try options.decodeIfPresent(ProgramScript.Language.self, forKey: .language)
    environment = try options.decodeIfPresent(DataPath.self, forKey: .environment)
    reads = try options.decodeIfPresent([ProgramInput].self, forKey: .reads) ?? []
    writes = try options.decode(ProgramWrites.self, forKey: .writes)
    keys = try options.decodeIfPresent([String].self, forKey: .keys)
    columns = try options.decodeIfPresent([String: ColumnLook].self, forKey: .columns) ?? [:]
    self.text = try options.decodeIfPresent([String].self, forKey: .text) ?? []
    isSeeded = try options.decodeIfPresent(Bool.self, forKey: .seed) ?? false
    threads = try options.decodeIfPresent(Int.self, forKey: .threads) ?? 1
    limits = ProgramLimits()
    limits.seconds = try options.decodeIfPresent(Double.self, forKey: .timeout) ?? limits.seconds
    limits.gigabytes =
      try options.decodeIfPresent(Double.self, forKey: .memory) ?? limits.gigabytes
    isConfined = decoder.userInfo[.isConfined] as? Bool ?? true
    try options.refuseRepeats(.keys, keys)
    try check(text, language, options)
    if let text, let language { script = ProgramScript(language, text) }
    let source = decoder.userInfo[.fileSource] as? any FileSource
    root = source?.localFolder(FileReference(path: ""))?.path
    let program = ProgramReference(
      shown.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "",
      packages: environment?.reference, isConfined: isConfined)
    interpreter = source?.version(of: program)
    if source != nil, interpreter == nil, let language, text != nil {
      throw options.refusal(.language, "`\(language.interpreter)` is not installed here")
    }
  }

  private func check(
    _ text: String?, _ language: ProgramScript.Language?,
    _ options: KeyedDecodingContainer<CodingKeys>
  ) throws {
    switch (command, text) {
    case (nil, nil):
      throw options.refusal(.command, "is missing; say what to run, or give a `script`")
    case (_?, _?): throw options.refusal(.script, "stands beside `command`; leave one of them out")
    case (let command?, nil):
      if command.allSatisfy(\.isWhitespace) { throw options.refusal(.command, "is empty") }
      try options.refuse([.language], "says nothing without a `script`")
    case (nil, _?):
      if language == nil {
        let known = ProgramScript.Language.allCases.map(\.rawValue).joined(separator: ", ")
        throw options.refusal(.language, "is missing; that of a `script` is one of \(known)")
      }
    }
    if !(1...1024).contains(threads) { throw options.refusal(.threads, "must be 1 to 1024") }
    if !(limits.seconds > 0 && limits.seconds <= 1e7) {
      throw options.refusal(.timeout, "must be more than 0 seconds, and 10000000 at most")
    }
    if !(limits.gigabytes > 0 && limits.gigabytes <= 1e5) {
      throw options.refusal(.memory, "must be more than 0 gigabytes, and 100000 at most")
    }
    let tops = Set(reads.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
    for path in writes.paths {
      let top = path.split(separator: "/").first.map(String.init) ?? ""
      if tops.contains(top) || ["blocks", language?.file ?? ""].contains(top) {
        throw options.refusal(
          .writes, "`\(path)` lies where the program reads; write to another name or folder")
      }
    }
  }

  /// The command as it is run.
  private var shown: String { script?.command ?? command ?? "" }

  private var step: ProgramRun {
    ProgramRun(
      command: shown, script: script, interpreter: interpreter,
      environment: environment?.reference,
      reads: reads.compactMap { input in
        isBlock(input) ? nil : input.file.map { ProgramRead(input.path, $0) }
      }, results: results, writes: writes.paths, isSeeded: isSeeded, threads: threads,
      isConfined: isConfined, limits: limits, root: root)
  }

  private func isBlock(_ input: ProgramInput) -> Bool {
    results.contains { $0.name == Self.name(of: input.text) }
  }

  /// The name of the files: `hearts.transfer` for `hearts.networks[transfer]`.
  private static func name(of reference: String) -> String {
    reference.replacing(/\.networks\[(.+)\]$/) { ".\($0.1)" }
  }

  package var steps: [any Step] { [step] }
}

extension OwnProgram: BlockReading {
  package var blockReferences: [BlockReference] {
    reads.filter { !$0.text.contains("/") }.map {
      BlockReference(option: CodingKeys.reads.rawValue, name: $0.text)
    }
  }

  package mutating func connect(to blocks: [String: ReadBlock]) -> [BlockRefusal] {
    var refusals: [BlockRefusal] = []
    for (input, reference) in zip(reads.filter { !$0.text.contains("/") }, blockReferences) {
      func refuse(_ sentence: String, name: String = "", known: [String] = []) {
        refusals.append(
          BlockRefusal(option: reference.option, sentence: sentence, name: name, known: known))
      }
      guard let block = blocks[reference.label] else {
        if input.file == nil {
          refuse(
            "there is neither a file nor a block `\(input.text)`", name: input.text,
            known: input.nearby)
        }
        continue
      }
      if input.exists {
        refuse("`\(input.text)` is both a file and a block; give one of them another name")
        continue
      }
      do {
        results.append(try Self.result(reference, of: block))
      } catch {
        refuse("\(error)")
      }
    }
    return refusals
  }

  private static func result(
    _ reference: BlockReference, of block: ReadBlock
  ) throws -> NamedResult {
    let name = name(of: reference.name)
    if let run = reference.part.wholeMatch(of: /networks\[(.+)\]/)?.1 {
      let blocks = [block.label: block.directive]
      return NamedResult(
        name, try Study.network(of: String(run), in: block.label, among: blocks))
    }
    let part = reference.part.isEmpty ? nil : reference.part
    return NamedResult(name, BlockTables(block, part: part))
  }
}

extension OwnProgram {
  package func remarks(from results: any Results) -> [(option: String, sentence: String)] {
    guard let output = try? results.output(of: step), !output.undeclared.isEmpty else { return [] }
    let names = output.undeclared.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    let more = output.undeclared.count > 5 ? " and \(output.undeclared.count - 5) more" : ""
    return [("writes", "the program also wrote \(names)\(more), which is not kept")]
  }

  package func content(from results: any Results) throws -> [Content] {
    let output = try results.output(of: step)
    let caption =
      script.map { "Made by a script in \($0.language.name)." }
      ?? (shown.contains("`") || shown.contains("\n")
        ? "Made by a program of the author." : "Made by `\(shown)`.")
    var contents: [Content] = []
    for file in writes.figures {
      do {
        let figure = Figure(try Picture(output.files[file.path] ?? Data()))
        contents.append(
          .figure(
            FigureContent(part: file.part, figure, source: try Table([]), caption: caption, alt: "")
          ))
      } catch {
        throw StudyError("\(file.path) \(error)")
      }
    }
    for file in writes.tables {
      let table = try OwnTableFile.read(
        output.files[file.path] ?? Data(), named: file.path, text: text)
      let known = Set(table.columns.map(\.name))
      let given = file.part == nil || keys.map { known.isSuperset(of: $0) } == true ? keys : nil
      contents.append(
        .table(
          TableContent(
            part: file.part, try table.looking(columns),
            keys: try OwnTableFile.keys(given, in: table, named: file.path), caption: caption)))
    }
    if let path = writes.values {
      contents.append(
        .values(try ProgramValues.read(output.files[path] ?? Data(), named: path)))
    }
    if !isConfined {
      contents.append(
        .prose("The program that made this was not confined to the files that it declares."))
    }
    return contents
  }
}
