import Foundation

/// The pixels of a series: their number, distances and directions.
struct SeriesGrid {
  var columns: Int
  var rows: Int
  /// Between columns, then between rows, in mm.
  var spacing: SIMD2<Double>
  /// Of the usual matrix, before scaling.
  var usualSize: SIMD2<Int>
  var usualSpacing: SIMD2<Double>
  var scale: Double
  var orientation: ImageOrientation

  /// The most frequent matrix and pixel spacing, the largest of several, at most 256 pixels wide and high.
  init?(_ stack: inout SliceStack, orientation: ImageOrientation) {
    let headers = stack.slices.map(\.source.header)
    guard
      let size = Mode.largest(
        headers.map { [$0.rows, $0.columns] }, by: { $0.lexicographicallyPrecedes($1) }),
      let pixel = Mode.largest(
        headers.compactMap(\.pixelSpacing), by: { ($0.x, $0.y) < ($1.x, $1.y) })
    else { return nil }
    let largest = max(size[0], size[1])
    scale = largest > Curation.largest ? Double(Curation.largest) / Double(largest) : 1
    usualSize = SIMD2(size[0], size[1])
    usualSpacing = SIMD2(pixel.y, pixel.x)
    columns = Self.scaled(size[1], scale)
    rows = Self.scaled(size[0], scale)
    spacing = usualSpacing / scale
    self.orientation = orientation
    if scale != 1 {
      stack.note(
        .imageTooLarge, "scaled", "",
        "(\(size[1]),\(size[0])) scaling down with factor: \(scale)")
    }
  }

  /// How a slice comes onto the grid; what has to be done is noted.
  func transform(of slice: SliceStack.Slice, in stack: inout SliceStack) -> PlaneTransform {
    let header = slice.source.header
    let own = header.pixelSpacing.map { SIMD2($0.y, $0.x) } ?? usualSpacing
    let difference = own - usualSpacing
    let differs = max(abs(difference.x), abs(difference.y)) > (stack.legacy ? 0 : 1e-4)
    let factor = differs ? own / spacing : SIMD2(repeating: scale)
    var transform = PlaneTransform(size: SIMD2(rows, columns))
    if differs || scale != 1 {
      transform.resized = SIMD2(
        Self.scaled(header.rows, factor.y), Self.scaled(header.columns, factor.x))
    }
    if slice.isRotated, let turned = header.orientation {
      transform.rotation = rotation(of: turned, legacy: stack.legacy)
    }
    if !slice.isCopy {
      if differs {
        stack.note(
          .pixelSpacing, "scaling/padding/cropping", slice.source.name,
          "expected: (\(usualSpacing.y), \(usualSpacing.x)), actual: (\(own.y), \(own.x))")
      }
      if slice.isRotated, let turned = header.orientation {
        stack.note(
          .rotation, "rotation", slice.source.name,
          "\(angle(of: turned, legacy: stack.legacy)) degrees")
      }
      if SIMD2(header.rows, header.columns) != usualSize {
        stack.note(
          .imageSize, "scaling/padding/cropping", slice.source.name,
          "expected: (\(usualSize.x), \(usualSize.y)), actual: (\(header.rows), \(header.columns))")
      }
    }
    return transform
  }

  /// Voxel to RAS; in legacy the first slice's position is the origin, whatever was done to its pixels.
  func affine(of slices: [CuratedSeries.Slice], distance: Double, legacy: Bool) -> Affine {
    let first = slices[0].source.header
    let position = first.position ?? .zero
    let (i, j) = (orientation.row * spacing.x, orientation.column * spacing.y)
    let k = orientation.normal * distance
    if legacy { return .lps(i: i, j: j, k: k, origin: position) }
    // The centre stays where it is, whatever is done to the pixels around it.
    let own = first.pixelSpacing ?? SIMD2(usualSpacing.y, usualSpacing.x)
    let axes = first.orientation ?? orientation
    let center =
      position + axes.row * (own.y * Double(first.columns - 1) / 2)
      + axes.column * (own.x * Double(first.rows - 1) / 2)
    let resized = slices[0].transform.resized ?? SIMD2(first.rows, first.columns)
    let x = Double(PlaneTransform.lead(from: resized.y, to: columns)) + Double(resized.y - 1) / 2
    let y = Double(PlaneTransform.lead(from: resized.x, to: rows)) + Double(resized.x - 1) / 2
    return .lps(i: i, j: j, k: k, origin: center - i * x - j * y)
  }

  /// In degrees about the normal, from the usual row to the slice's; in legacy without its sign.
  private func angle(of turned: ImageOrientation, legacy: Bool) -> Double {
    let cosine = max(-1, min(1, orientation.row.dot(turned.row)))
    if legacy { return acos(cosine) * 180 / .pi }
    let sine = orientation.row.cross(turned.row).dot(orientation.normal)
    return atan2(sine, cosine) * 180 / .pi
  }

  /// Where steps along the grid lead in a turned slice of the same resolution; a mirrored one is turned back as well.
  private func rotation(of turned: ImageOrientation, legacy: Bool) -> PlaneTransform.Rotation {
    if legacy {
      let angle = angle(of: turned, legacy: true) * .pi / 180
      return PlaneTransform.Rotation(
        column: SIMD2(cos(angle), -sin(angle)), row: SIMD2(sin(angle), cos(angle)))
    }
    let own = turned.orthonormal
    func step(_ direction: SIMD3<Double>) -> SIMD2<Double> {
      SIMD2(direction.dot(own.row), direction.dot(own.column)) / spacing
    }
    return PlaneTransform.Rotation(
      column: step(orientation.row * spacing.x), row: step(orientation.column * spacing.y))
  }

  private static func scaled(_ count: Int, _ factor: Double) -> Int {
    max(1, min(16384, Int((Double(count) * factor).rounded(.toNearestOrEven))))
  }
}
