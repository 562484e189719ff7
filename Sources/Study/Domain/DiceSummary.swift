import Engine
import StudyTerms

/// Dice of one model, by part and class, and by volunteer.
struct DiceSummary: JSONArtifact, Hashable {
  var distributions: [DiceDistribution]
  var volunteers: [VolunteerMean]

  /// Mean Dice of one volunteer's images.
  struct VolunteerMean: Hashable, Sendable, Codable {
    var volunteer: Volunteer
    var split: Split
    var tissue: TissueClass
    var count: Int
    var mean: Double
  }
}
