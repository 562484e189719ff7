/// Who gives each pixel of a cohort's images a class.
enum Labeller: Codable, Hashable, Sendable {
  /// The geometry of a synthetic heart.
  case truth
  indirect case network(LearnedNetwork)
}
