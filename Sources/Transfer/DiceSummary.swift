import Engine
import StudyTerms

/// Dice of one model, by part and class, and by volunteer.
package struct DiceSummary: JSONArtifact, Hashable {
  package var distributions: [DiceDistribution]
  package var volunteers: [VolunteerMean]

  /// Mean Dice of one volunteer's images.
  package struct VolunteerMean: Hashable, Sendable, Codable {
    package var volunteer: Volunteer
    package var split: Split
    package var tissue: TissueClass
    package var count: Int
    package var mean: Double
  }
}
