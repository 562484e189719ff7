/// What of a parameter group learns.
public enum Freedom: String, Codable, Hashable, Sendable, CaseIterable {
  case trained
  /// Only the batch norms' scale, shift and statistics.
  case normOnly
  /// Nothing; batch norm uses its running statistics.
  case frozen
}
