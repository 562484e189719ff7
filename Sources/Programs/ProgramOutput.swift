import Engine
import Foundation

/// The files that a program wrote.
package struct ProgramOutput: JSONArtifact, Hashable {
  /// The contents of the declared files, by path.
  package var files: [String: Data]
  /// Paths of files that it wrote and nobody declared, sorted.
  package var undeclared: [String]

  package init(files: [String: Data], undeclared: [String] = []) {
    self.files = files
    self.undeclared = undeclared
  }
}
