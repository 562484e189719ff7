/// How much curation changed in a series.
package struct SeriesAttention: Codable, Hashable, Sendable {
  package var series: String
  /// Slices that were found, and of these dropped and moved; and slices that were made.
  package var found, dropped, moved, copied: Int
  /// Lines of the log.
  package var lines: Int
  /// Kinds of problems, sorted, with commas between them.
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
