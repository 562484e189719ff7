/// Which folders of a patient are of another acquisition than the rest.
public struct StudySplit: Hashable, Sendable {
  public enum Part: String, Hashable, Sendable {
    case first = "a"
    case second = "b"
  }

  /// As `sax_11`.
  public var folders: Set<String>
  /// Which of both acquisitions lies in them.
  public var part: Part

  public init(folders: Set<String>, part: Part = .second) {
    self.folders = folders
    self.part = part
  }
}
