/// The compiler, libraries and instruction set that a step is computed with. They are not part of
/// the question but may change the answer.
public struct Toolchain: Hashable, Sendable {
  /// Versions by name: `["DCMTK": "3.6.7", "Swift": "6.3"]`.
  public var versions: [String: String]

  /// `versions`: by name of the compiler, library or instruction set.
  public init(_ versions: [String: String] = [:]) { self.versions = versions }

  /// One sentence for each difference, sorted by name: `DCMTK is 3.6.8, was 3.6.7`.
  public func changes(since old: Toolchain) -> [String] {
    Set(versions.keys).union(old.versions.keys).sorted().compactMap { name in
      switch (versions[name], old.versions[name]) {
      case (let new?, let old?): new == old ? nil : "\(name) is \(new), was \(old)"
      case (let new?, nil): "\(name) \(new) is used now"
      case (nil, let old?): "\(name) \(old) is no longer used"
      case (nil, nil): nil
      }
    }
  }
}

extension Toolchain: Codable {
  public init(from decoder: any Decoder) throws {
    versions = try decoder.singleValueContainer().decode([String: String].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(versions)
  }
}
