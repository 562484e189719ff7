import Imaging

/// The position of one slice, by the majority of its images; for images that state none their names
/// are trusted.
struct SlicePlace {
  /// nil if no image states it.
  private var position: SIMD3<Double>?
  private var orientation: ImageOrientation?

  /// The median of each coordinate and cosine; where no image lies there, as of two that differ,
  /// the place of the first.
  init?(of frames: [DICOMHeader]) {
    guard let first = frames.first else { return nil }
    let positions = frames.compactMap(\.position)
    if !positions.isEmpty {
      position = SIMD3(
        Self.median(positions.map(\.x)), Self.median(positions.map(\.y)),
        Self.median(positions.map(\.z)))
    }
    let cosines = frames.compactMap(\.orientation?.cosines)
    if !cosines.isEmpty {
      orientation = ImageOrientation((0..<6).map { axis in Self.median(cosines.map { $0[axis] }) })
    }
    if !frames.contains(where: holds) {
      position = first.position
      orientation = first.orientation
    }
  }

  /// Whether an image lies within 1 mm of the place, and its cosines within .01.
  func holds(_ image: DICOMHeader) -> Bool {
    (distance(image) ?? 0) <= 1 && (turn(image) ?? 0) <= 0.01
  }

  /// What is said of an image that does not.
  func difference(_ image: DICOMHeader) -> String {
    let distance = distance(image) ?? 0
    return distance > 1
      ? "\((distance * 10).rounded() / 10) mm from the others of its slice"
      : "another direction than the others of its slice"
  }

  private func distance(_ image: DICOMHeader) -> Double? {
    guard let position, let own = image.position else { return nil }
    return (own - position).length
  }

  private func turn(_ image: DICOMHeader) -> Double? {
    guard let orientation, let own = image.orientation else { return nil }
    return zip(own.cosines, orientation.cosines).map { abs($0 - $1) }.max()
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[(values.count - 1) / 2]
  }
}
