/// A value that options refer to as `$name`: a scalar, a list or a mapping.
public struct Parameter: Sendable, Hashable {
  /// The value as YAML in flow or block style; never empty.
  public var yaml: String

  /// A parameter whose value is given as YAML.
  public init(yaml: String) { self.yaml = yaml }
}
