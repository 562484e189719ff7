import Imaging
import Learning
import Phantom
import StudyTerms
import Trainings

extension SyntheticCohort {
  /// One image of the cohort, and the phantom that it shows.
  package struct Scene {
    /// The volunteer, slice and frame.
    package var image: CineImage
    /// The patient's phantom.
    package var phantom: Phantom
    /// The plane of the slice.
    package var plane: PhantomPlane

    fileprivate var cine: PhantomCine

    /// The image's name, as `1-frame0-slice3`.
    package var name: String { "\(image.volunteer.number)-frame\(image.frame)-slice\(image.slice)" }

    /// Whether it is at end-diastole or end-systole.
    package var isExtreme: Bool { image.frame == 0 || image.frame == phantom.endSystole }

    /// The true labels in row-major order, from 0 background to 3 right ventricle.
    package var labels: [UInt8] { phantom.labels(plane, frame: image.frame) }

    /// The grey values in row-major order.
    package var values: [Float] {
      cine.image(frame: image.frame, stream: UInt64(image.slice)).values
    }

    /// The image with its labels, each passed through `label`.
    package func sample(_ label: (UInt8) -> UInt8) -> Sample {
      Sample(
        image: values, mask: labels.map(label), height: plane.rows, width: plane.columns)
    }
  }

  /// The volume that a pixel stands for by volunteer, the gap between slices included.
  package var millilitresPerPixel: [Volunteer: Double] {
    Dictionary(
      phantoms.map { phantom in
        let scan = phantom.patient.scan.squared(matrix)
        let volume = scan.spacing * scan.spacing * scan.sliceDistance / 1000
        return (Volunteer(phantom.patient.number), volume)
      }
    ) { first, _ in first }
  }

  /// The phantoms of the patients, in order.
  package var phantoms: [Phantom] {
    (1...max(1, patients)).map {
      Phantom(PhantomPatient(number: $0, seed: seed, profile: profile))
    }
  }

  /// Visits all images, volunteer by volunteer, slice by slice from the apex, frame by frame.
  package func forEachImage(_ body: (Scene) throws -> Void) rethrows {
    for phantom in phantoms {
      try Self.forEachImage(of: phantom, matrix: matrix, sampling, body)
    }
  }

  /// Visits the images of one phantom, slice by slice from the apex, frame by frame.
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
