/// A fault in the study's data, described in one sentence.
package struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  /// The error described by `sentence`.
  package init(_ sentence: String) { description = sentence }
}
