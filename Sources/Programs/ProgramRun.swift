import Engine
import Foundation

/// Runs an author's program on the files that it declares, and keeps what it declares to write.
///
/// The program starts in a folder of its own in which the files that it reads stand at the paths
/// that the author wrote, results of other blocks below `blocks`. Confined (``Sandbox``), it sees
/// nothing else of this machine but the system's programs.
package struct ProgramRun: Step {
  package typealias Output = ProgramOutput

  /// A command of the shell.
  package var command: String
  package var script: ProgramScript?
  /// The interpreter's version, with those of the packages that count.
  package var interpreter: String?
  /// A file that says which packages the program needs.
  package var environment: FileReference?
  package var reads: [ProgramRead]
  package var results: [NamedResult]
  /// Paths of the files that it writes, relative to its folder.
  package var writes: [String]
  /// Whether it sees a seed, `REPORT_SEED`, below 2³¹.
  package var isSeeded: Bool
  /// The threads that libraries of linear algebra start.
  package var threads: Int
  package var isConfined: Bool
  /// No part of the question.
  package var limits: ProgramLimits
  /// The project's folder, to find its own interpreter and to say what was not declared. No part of
  /// the question.
  package var root: String?

  package init(
    command: String, script: ProgramScript? = nil, interpreter: String? = nil,
    environment: FileReference? = nil, reads: [ProgramRead] = [], results: [NamedResult] = [],
    writes: [String], isSeeded: Bool = false, threads: Int = 1, isConfined: Bool = true,
    limits: ProgramLimits = ProgramLimits(), root: String? = nil
  ) {
    self.command = command
    self.script = script
    self.interpreter = interpreter
    self.environment = environment
    self.reads = reads
    self.results = results
    self.writes = writes
    self.isSeeded = isSeeded
    self.threads = threads
    self.isConfined = isConfined
    self.limits = limits
    self.root = root
  }

  package var inputs: [any Step] { results.map(\.step.step) }
  package var files: [FileReference] { reads.map(\.file) + (environment.map { [$0] } ?? []) }
  package var title: String {
    let words = command.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "program `\(words.count > 60 ? words.prefix(59) + "…" : words)`"
  }
}

extension ProgramRun: Codable {
  private enum CodingKeys: String, CodingKey {
    case command, script, interpreter, environment, reads, results, writes, isSeeded, threads
    case isConfined
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      command: try container.decode(String.self, forKey: .command),
      script: try container.decodeIfPresent(ProgramScript.self, forKey: .script),
      interpreter: try container.decodeIfPresent(String.self, forKey: .interpreter),
      environment: try container.decodeIfPresent(FileReference.self, forKey: .environment),
      reads: try container.decode([ProgramRead].self, forKey: .reads),
      results: try container.decode([NamedResult].self, forKey: .results),
      writes: try container.decode([String].self, forKey: .writes),
      isSeeded: try container.decode(Bool.self, forKey: .isSeeded),
      threads: try container.decode(Int.self, forKey: .threads),
      isConfined: try container.decode(Bool.self, forKey: .isConfined))
  }
}
