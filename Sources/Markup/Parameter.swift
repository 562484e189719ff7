/// A value that options use by its name, `$name`: a scalar, a list or a mapping.
public struct Parameter: Sendable, Hashable {
  /// Flow or block style; never empty.
  public var yaml: String

  /// A parameter whose value is written as YAML.
  public init(yaml: String) { self.yaml = yaml }
}
