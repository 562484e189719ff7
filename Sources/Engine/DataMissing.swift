/// Thrown where a file cannot be had: not an error of the step, shown in the page where its results
/// belong.
public struct DataMissing: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is missing and what to do.
  public var sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
  public var description: String { sentence }
}
