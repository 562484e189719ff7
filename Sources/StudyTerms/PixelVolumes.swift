import Engine

/// The volume that a pixel of each volunteer's images stands for, the gap between slices included.
package struct PixelVolumes: JSONArtifact, Hashable {
  /// The volunteers.
  package var volunteers: [Volunteer]
  /// The volume of a pixel for each volunteer, in ml.
  package var millilitres: [Double]

  package init(volunteers: [Volunteer], millilitres: [Double]) {
    self.volunteers = volunteers
    self.millilitres = millilitres
  }

  /// The volume of a volunteer's pixel, in ml. Throws ``StudyError`` for an unknown volunteer.
  package func volume(_ volunteer: Volunteer) throws -> Double {
    guard let place = volunteers.firstIndex(of: volunteer) else {
      throw StudyError("nobody says what a pixel of volunteer \(volunteer.number) stands for")
    }
    return millilitres[place]
  }
}
