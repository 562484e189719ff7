import Engine
import StudyTerms

/// The frames of end-diastole and end-systole of volunteers; columns of equal length.
package struct PhaseFrames: JSONArtifact, Hashable {
  package var volunteers: [Volunteer]
  package var es, ed: [Int]

  package init(volunteers: [Volunteer], es: [Int], ed: [Int]) {
    self.volunteers = volunteers
    self.es = es
    self.ed = ed
  }

  /// nil for a volunteer without frames.
  package subscript(volunteer: Volunteer) -> (es: Int, ed: Int)? {
    volunteers.firstIndex(of: volunteer).map { (es[$0], ed[$0]) }
  }

  func isSystole(_ image: CineImage) -> Bool { self[image.volunteer]?.es == image.frame }

  func isDiastole(_ image: CineImage) -> Bool { self[image.volunteer]?.ed == image.frame }
}
