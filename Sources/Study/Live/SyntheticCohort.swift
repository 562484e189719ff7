import CohortTerms
import Cohorts
import Imaging
import Learning
import Phantom
import StudyTerms

/// Synthetic volunteers, and which of their images are looked at.
struct SyntheticCohort: Codable, Hashable, Sendable {
  var profile: PhantomProfile
  var seed: UInt64
  var patients: Int
  /// Rows and columns of an image, the whole field of view.
  var matrix: Int
  var sampling: CineSampling

  /// As tables call it: `3 seven-tesla`.
  var title: String { "\(patients) \(profile.rawValue)" }

  /// One image of the cohort, and where it comes from.
  struct Scene {
    var image: CineImage
    var phantom: Phantom
    var plane: PhantomPlane
    fileprivate var cine: PhantomCine

    /// `1-frame0-slice3`.
    var name: String { "\(image.volunteer.number)-frame\(image.frame)-slice\(image.slice)" }

    /// At end-diastole or end-systole.
    var isExtreme: Bool { image.frame == 0 || image.frame == phantom.endSystole }

    /// Row by row, from 0 background to 3 right ventricle.
    var labels: [UInt8] { phantom.labels(plane, frame: image.frame) }

    func sample(_ label: (UInt8) -> UInt8) -> Sample {
      Sample(
        image: cine.image(frame: image.frame, stream: UInt64(image.slice)).values,
        mask: labels.map(label), height: plane.rows, width: plane.columns)
    }
  }

  /// What a pixel of each volunteer's images stands for, the gap between slices included.
  var millilitresPerPixel: [Volunteer: Double] {
    Dictionary(
      phantoms.map { phantom in
        let scan = phantom.patient.scan.squared(matrix)
        let volume = scan.spacing * scan.spacing * scan.sliceDistance / 1000
        return (Volunteer(phantom.patient.number), volume)
      }
    ) { first, _ in first }
  }

  var phantoms: [Phantom] {
    (1...max(1, patients)).map {
      Phantom(PhantomPatient(number: $0, seed: seed, profile: profile))
    }
  }

  /// Volunteer by volunteer, slice by slice from the apex, frame by frame.
  func forEachImage(_ body: (Scene) throws -> Void) rethrows {
    for phantom in phantoms {
      let scan = phantom.patient.scan.squared(matrix)
      for slice in sampling.slices(of: phantom) {
        let plane = scan.plane(Double(slice))
        let cine = phantom.cine(plane)
        for frame in sampling.frames(of: phantom) {
          let image = CineImage(
            volunteer: Volunteer(phantom.patient.number), slice: slice, frame: frame)
          try body(Scene(image: image, phantom: phantom, plane: plane, cine: cine))
        }
      }
    }
  }
}
