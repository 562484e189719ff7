/// What is wrong with the study's data, one sentence.
struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
  var description: String
  init(_ sentence: String) { description = sentence }
}
