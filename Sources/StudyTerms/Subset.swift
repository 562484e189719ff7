/// A subset of the 5076 training images, used to ask how many are needed.
public enum Subset: String, Codable, Hashable, Sendable, CaseIterable {
  case full
  case v7
  case r7
  case v3
  case r3
  case v1
  case r1
  case esed
  /// A random subset as large as ``esed``; `r_esed` in the published tables.
  case randomESED = "r_esed"

  /// The name shown to readers.
  public var title: String {
    switch self {
    case .full: "all images"
    case .v7: "7 volunteers"
    case .r7: "as many as v7, random"
    case .v3: "3 volunteers"
    case .r3: "as many as v3, random"
    case .v1: "1 volunteer"
    case .r1: "as many as v1, random"
    case .esed: "ED and ES frames"
    case .randomESED: "as many as esed, random"
    }
  }

  /// For a random subset, the one of the same size that is not drawn at random; nil for others.
  public var twin: Subset? {
    switch self {
    case .r1: .v1
    case .r3: .v3
    case .r7: .v7
    case .randomESED: .esed
    case .full, .v1, .v3, .v7, .esed: nil
    }
  }

  /// The number of volunteers that the subset takes all images of; nil if it is not made of
  /// volunteers.
  public var volunteers: Int? {
    switch self {
    case .v1: 1
    case .v3: 3
    case .v7: 7
    case .full, .r1, .r3, .r7, .esed, .randomESED: nil
    }
  }
}
