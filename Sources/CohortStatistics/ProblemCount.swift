import CohortTerms

/// How often curation found a problem.
package struct ProblemCount: Codable, Hashable, Sendable {
  /// The problem, as the log names it.
  package var problem: String
  /// What was done about it, the first of several; empty if that is not told.
  package var resolution: String
  /// The number of lines in the log.
  package var lines: Int
  /// The number of patients with such a line.
  package var patients: Int

  package init(problem: String, resolution: String = "", lines: Int, patients: Int) {
    self.problem = problem
    self.resolution = resolution
    self.lines = lines
    self.patients = patients
  }

  /// Sorts the problems with the most lines to the front.
  package static func precedes(_ a: ProblemCount, _ b: ProblemCount) -> Bool {
    (b.lines, a.problem) < (a.lines, b.problem)
  }
}
