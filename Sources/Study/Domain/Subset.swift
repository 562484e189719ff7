/// A subset of the 5076 training images, to ask how many are needed.
public enum Subset: String, Codable, Hashable, Sendable, CaseIterable {
  case full
  case v7
  case r7
  case v3
  case r3
  case v1
  case r1
  case esed
  /// As many random images as ``esed`` has; `r_esed` in the published tables.
  case randomESED = "r_esed"

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

  /// Drawn at random over all volunteers and frames.
  public var isRandom: Bool {
    switch self {
    case .r7, .r3, .r1, .randomESED: true
    case .full, .v7, .v3, .v1, .esed: false
    }
  }
}
