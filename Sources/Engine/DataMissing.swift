/// Thrown when a data file is not available. This is not an error of the step; the page shows it in
/// place of the results.
public struct DataMissing: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is missing and what to do.
  public var sentence: String
  /// The data set of the catalog that lacks the file; nil for a file of the project.
  public var dataset: String?

  /// `sentence` names the file and says what to do, for the reader of the page.
  public init(_ sentence: String, dataset: String? = nil) {
    self.sentence = sentence
    self.dataset = dataset
  }

  public var description: String { sentence }
}
