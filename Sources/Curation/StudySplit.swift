/// The folders of a patient that belong to another acquisition than the rest.
public struct StudySplit: Hashable, Sendable {
  /// The two acquisitions; the raw value is the suffix of the series.
  public enum Part: String, Hashable, Sendable {
    case first = "a"
    case second = "b"
  }

  /// The names of the folders, such as `sax_11`.
  public var folders: Set<String>
  /// The acquisition that these folders hold.
  public var part: Part

  public init(folders: Set<String>, part: Part = .second) {
    self.folders = folders
    self.part = part
  }
}
