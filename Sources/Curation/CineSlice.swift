import Foundation
import Imaging

/// One slice of a cine study: the images of one place over the heart cycle.
public struct CineSlice: Hashable, Sendable {
  /// The path of its first image, below the cohort's folder.
  public var name: String
  /// Of its first image by number.
  public var header: DICOMHeader
  /// All images by trigger time, those of one time by number.
  public var frames: [DICOMHeader]

  /// A slice of at least one image; `frames` in the order of their numbers.
  public init?(name: String, frames: [DICOMHeader]) {
    guard let first = frames.first else { return nil }
    self.name = name
    header = first
    let times = frames.enumerated().map { ($0.element.triggerTime ?? Double($0.offset), $0.offset) }
    let isTimed = frames.allSatisfy { $0.triggerTime != nil }
    self.frames =
      isTimed ? times.sorted { $0 < $1 }.map { frames[$0.1] } : frames
  }

  /// Its first image as it was found. Throws ``FileError``.
  public var raw: Plane {
    get throws(FileError) {
      try header.plane
    }
  }

  /// Where the slice lies along a normal, in mm; nil where its position is missing.
  ///
  /// Not SliceLocation: scanners of GE count it along an axis of the patient, so that oblique slices seem closer
  /// than they are.
  public func location(along normal: SIMD3<Double>) -> Double? {
    header.position?.dot(normal.normalized)
  }
}
