/// Which parameters of a group are trained, and which statistics its batch norms use.
public enum Freezing: String, Codable, Hashable, Sendable, CaseIterable {
  /// All parameters are trained; batch norm uses the statistics of each batch.
  case trained
  /// Only the batch norms' scale, shift and statistics are trained.
  case normOnly
  /// All parameters are trained; batch norm uses its running statistics and leaves them unchanged.
  case fixedStatistics
  /// Only the batch norms' scale and shift are trained; their running statistics are used and left
  /// unchanged.
  case affineOnly
  /// Nothing is trained; batch norm uses its running statistics.
  case frozen

  /// Whether batch norm uses the statistics of each batch and updates its running ones.
  var usesBatch: Bool {
    switch self {
    case .trained, .normOnly: true
    case .fixedStatistics, .affineOnly, .frozen: false
    }
  }

  func learns(_ role: Parameter.Role) -> Bool {
    switch self {
    case .trained, .fixedStatistics: role != .statistic
    case .normOnly, .affineOnly: role == .norm
    case .frozen: false
    }
  }
}
