/// A program that stands in the chapter itself.
package struct ProgramScript: Codable, Hashable, Sendable {
  /// The languages that a script can be in.
  package enum Language: String, Codable, CaseIterable, Sendable {
    case python, r, julia, bash

    /// The program that runs it.
    package var interpreter: String {
      switch self {
      case .python: "python3"
      case .r: "Rscript"
      case .julia: "julia"
      case .bash: "bash"
      }
    }

    /// The name of the script's file; messages of the program show it.
    package var file: String {
      switch self {
      case .python: "script.py"
      case .r: "script.R"
      case .julia: "script.jl"
      case .bash: "script.sh"
      }
    }
  }

  package var language: Language
  package var text: String

  package init(_ language: Language, _ text: String) {
    self.language = language
    self.text = text
  }

  /// The script's name in its folder.
  package var file: String { language.file }

  /// The command that runs it in its folder.
  package var command: String { "\(language.interpreter) \(file)" }
}

extension ProgramScript.Language {
  /// As it is written in a sentence.
  package var name: String {
    switch self {
    case .python: "Python"
    case .r: "R"
    case .julia: "Julia"
    case .bash: "Bash"
    }
  }
}
