import Foundation
import Imaging

/// One slice of a cine study: the images at one position over the heart cycle.
public struct CineSlice: Hashable, Sendable {
  /// The path of its first image, below the cohort's folder.
  public var name: String
  /// The header of its first image by number.
  public var header: DICOMHeader
  /// All images in the order of their phases (``PhaseOrder``), those of one time by number.
  public var frames: [DICOMHeader]

  /// nil without frames, which must be in the order of their numbers.
  public init?(name: String, frames: [DICOMHeader]) {
    guard let first = frames.first else { return nil }
    self.name = name
    header = first
    self.frames = PhaseOrder(of: frames)?.sorted(frames) ?? frames
  }

  /// Its first image as acquired. Throws ``FileError``.
  public var raw: Plane {
    get throws(FileError) {
      try header.plane
    }
  }

  /// The slice's position along a normal, in mm; nil if the header states none.
  ///
  /// This is not SliceLocation, which GE scanners measure along an axis of the patient, so that
  /// oblique slices seem closer than they are.
  public func location(along normal: SIMD3<Double>) -> Double? {
    header.position?.dot(normal.normalized)
  }
}
