import Engine
import StudyTerms

/// What a pixel of each volunteer's images stands for in ml, the gap between slices included.
package struct PixelVolumes: JSONArtifact, Hashable {
  package var volunteers: [Volunteer]
  /// One for each of them.
  package var millilitres: [Double]

  package init(volunteers: [Volunteer], millilitres: [Double]) {
    self.volunteers = volunteers
    self.millilitres = millilitres
  }

  /// In ml. Throws ``StudyError`` for a volunteer who is not known.
  package func volume(_ volunteer: Volunteer) throws -> Double {
    guard let place = volunteers.firstIndex(of: volunteer) else {
      throw StudyError("nobody says what a pixel of volunteer \(volunteer.number) stands for")
    }
    return millilitres[place]
  }
}
