import Engine

/// The frames of end-diastole and end-systole by volunteer. All columns have the same length.
package struct PhaseFrames: JSONArtifact, Hashable {
  /// The volunteers.
  package var volunteers: [Volunteer]
  /// Each volunteer's frames of end-systole and end-diastole, from 0.
  package var es, ed: [Int]

  package init(volunteers: [Volunteer], es: [Int], ed: [Int]) {
    self.volunteers = volunteers
    self.es = es
    self.ed = ed
  }

  /// The frames of a volunteer; nil if the volunteer has none.
  package subscript(volunteer: Volunteer) -> (es: Int, ed: Int)? {
    volunteers.firstIndex(of: volunteer).map { (es[$0], ed[$0]) }
  }

  package func isSystole(_ image: CineImage) -> Bool { self[image.volunteer]?.es == image.frame }

  package func isDiastole(_ image: CineImage) -> Bool { self[image.volunteer]?.ed == image.frame }
}
