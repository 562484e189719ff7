import Engine
import StudyTerms

/// The Dice of one model by part and class, and by volunteer.
package struct DiceSummary: JSONArtifact, Hashable {
  /// One distribution for each part and class.
  package var distributions: [DiceDistribution]
  /// The mean for each volunteer and class.
  package var volunteers: [VolunteerMean]

  /// The mean Dice over one volunteer's images.
  package struct VolunteerMean: Hashable, Sendable, Codable {
    /// The volunteer.
    package var volunteer: Volunteer
    /// The volunteer's part of the data set.
    package var split: Split
    /// The class.
    package var tissue: TissueClass
    /// The number of images.
    package var count: Int
    /// The mean Dice.
    package var mean: Double
  }
}
