/// Thrown when a data file is not available. This is not an error of the step; the page shows it in
/// place of the results.
public struct DataMissing: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is missing and what to do.
  public var sentence: String
  /// `sentence` names the file and says what to do, for the reader of the page.
  public init(_ sentence: String) { self.sentence = sentence }
  public var description: String { sentence }
}
