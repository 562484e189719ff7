/// What is wrong with the study's data, one sentence.
package struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ sentence: String) { description = sentence }
}
