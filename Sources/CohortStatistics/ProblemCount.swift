import CohortTerms

/// How often curation met a problem.
package struct ProblemCount: Codable, Hashable, Sendable {
  /// As the log names it.
  package var problem: String
  /// What was done; of several, what was done first. Empty where it is not told.
  package var resolution: String
  /// Lines of the log.
  package var lines: Int
  /// Patients of whom a line is.
  package var patients: Int

  package init(problem: String, resolution: String = "", lines: Int, patients: Int) {
    self.problem = problem
    self.resolution = resolution
    self.lines = lines
    self.patients = patients
  }

  /// Those with most lines first.
  package static func precedes(_ a: ProblemCount, _ b: ProblemCount) -> Bool {
    (b.lines, a.problem) < (a.lines, b.problem)
  }
}
