/// What of a parameter group learns, and which statistics its batch norms use.
public enum Freezing: String, Codable, Hashable, Sendable, CaseIterable {
  /// All, with the statistics of the batch.
  case trained
  /// Only the batch norms' scale, shift and statistics.
  case normOnly
  /// All but the statistics: batch norm uses its running ones and leaves them.
  case fixedStatistics
  /// Only the batch norms' scale and shift; they use their running statistics and leave them.
  case affineOnly
  /// Nothing; batch norm uses its running statistics.
  case frozen

  /// Batch norm uses, and keeps, the statistics of each batch.
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
