import Imaging
import Learning
import Phantom
import StudyTerms
import Trainings

extension SyntheticCohort {
  /// One image of the cohort, and where it comes from.
  package struct Scene {
    package var image: CineImage
    package var phantom: Phantom
    package var plane: PhantomPlane

    fileprivate var cine: PhantomCine

    /// `1-frame0-slice3`.
    package var name: String { "\(image.volunteer.number)-frame\(image.frame)-slice\(image.slice)" }

    /// At end-diastole or end-systole.
    package var isExtreme: Bool { image.frame == 0 || image.frame == phantom.endSystole }

    /// Row by row, from 0 background to 3 right ventricle.
    package var labels: [UInt8] { phantom.labels(plane, frame: image.frame) }

    /// Row by row.
    package var values: [Float] {
      cine.image(frame: image.frame, stream: UInt64(image.slice)).values
    }

    package func sample(_ label: (UInt8) -> UInt8) -> Sample {
      Sample(
        image: values, mask: labels.map(label), height: plane.rows, width: plane.columns)
    }
  }

  /// What a pixel of each volunteer's images stands for, the gap between slices included.
  package var millilitresPerPixel: [Volunteer: Double] {
    Dictionary(
      phantoms.map { phantom in
        let scan = phantom.patient.scan.squared(matrix)
        let volume = scan.spacing * scan.spacing * scan.sliceDistance / 1000
        return (Volunteer(phantom.patient.number), volume)
      }
    ) { first, _ in first }
  }

  package var phantoms: [Phantom] {
    (1...max(1, patients)).map {
      Phantom(PhantomPatient(number: $0, seed: seed, profile: profile))
    }
  }

  /// Volunteer by volunteer, slice by slice from the apex, frame by frame.
  package func forEachImage(_ body: (Scene) throws -> Void) rethrows {
    for phantom in phantoms {
      try Self.forEachImage(of: phantom, matrix: matrix, sampling, body)
    }
  }

  /// Slice by slice from the apex, frame by frame.
  package static func forEachImage(
    of phantom: Phantom, matrix: Int, _ sampling: CineSampling, _ body: (Scene) throws -> Void
  ) rethrows {
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
