import CohortTerms
import DICOM
import Foundation
import Imaging

extension SliceStack {
  /// What the log says of a plane that is turned against the usual one by so many degrees.
  static func turned(_ angle: Double, legacy: Bool = false) -> String {
    "angleBetweenNorms:\(legacy ? angle : (angle * 100).rounded() / 100)"
  }

  /// Keeps the slices in planes parallel to the usual one, and marks those that are turned within
  /// it. Locations are those along its normal, SliceLocation in legacy. Returns the usual
  /// orientation: exact axes of a slice that has it; rounded cosines in legacy.
  mutating func keepParallelPlanes() -> ImageOrientation? {
    let cosines = slices.map { $0.source.header.orientation?.cosines ?? [] }
    let usual = (0..<6).compactMap { index in
      Mode.smallest(cosines.map { ($0[index] * 1000).rounded(.toNearestOrEven) / 1000 })
    }
    guard let rounded = ImageOrientation(usual) else { return nil }
    // The original's tolerances are numpy's, which add a hundred thousandth of what is expected.
    let slack = legacy ? 1e-5 : 0
    let isUsual = cosines.map { own in
      zip(own, usual).allSatisfy { abs($0 - $1) <= 0.01 + slack * abs($1) }
    }
    let exact = isUsual.firstIndex(of: true).flatMap { slices[$0].source.header.orientation }
    let reference = legacy ? rounded : (exact ?? rounded).orthonormal
    let normal = reference.normal

    slices = zip(slices, isUsual).compactMap { slice, isUsual in
      guard !isUsual, var own = slice.source.header.orientation else { return slice }
      if !legacy { own = own.orthonormal }
      let cosine = own.normal.dot(normal) / normal.length / own.normal.length
      if abs(abs(cosine) - 1) <= 0.001 + slack * abs(cosine) {
        var rotated = slice
        rotated.isRotated = true
        return rotated
      }
      let angle = acos(max(-1, min(1, cosine))) * (180 / .pi)
      note(.orientation, "slice removed", slice.source.name, Self.turned(angle, legacy: legacy))
      return nil
    }
    for index in slices.indices {
      let source = slices[index].source
      let place = source.location(along: normal) ?? 0
      slices[index].location = legacy ? source.header.sliceLocation ?? place : place
    }
    return reference
  }
}
