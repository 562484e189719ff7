/// What is wrong with the study's data, one sentence.
public struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ sentence: String) { description = sentence }
}
