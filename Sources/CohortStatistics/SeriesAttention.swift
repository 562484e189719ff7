/// How much curation changed in one series.
package struct SeriesAttention: Codable, Hashable, Sendable {
  /// The series' name.
  package var series: String
  /// The numbers of slices found, of those dropped and moved, and of slices copied to fill gaps.
  package var found, dropped, moved, copied: Int
  /// The number of lines in the log.
  package var lines: Int
  /// The kinds of problems, sorted and separated by commas.
  package var problems: String

  package init(
    series: String, found: Int, dropped: Int, moved: Int, copied: Int, lines: Int, problems: String
  ) {
    self.series = series
    self.found = found
    self.dropped = dropped
    self.moved = moved
    self.copied = copied
    self.lines = lines
    self.problems = problems
  }
}
