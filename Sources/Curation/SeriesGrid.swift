import CohortTerms
import DICOM
import Foundation
import Imaging

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
  /// The slice whose centre is that of the grid in the plane.
  private let middle: SliceStack.Slice
  private let legacy: Bool

  /// The most frequent matrix and pixel spacing, the largest of several, at most 256 pixels wide
  /// and high.
  init?(_ stack: inout SliceStack, orientation: ImageOrientation) {
    let headers = stack.slices.map(\.source.header)
    guard
      let size = Mode.largest(
        headers.map { [$0.rows, $0.columns] }, by: { $0.lexicographicallyPrecedes($1) }),
      let pixel = Mode.largest(
        headers.compactMap(\.pixelSpacing), by: { ($0.x, $0.y) < ($1.x, $1.y) }),
      let first = stack.slices.first
    else { return nil }
    legacy = stack.legacy
    scale = LargestMatrix.scale(rows: size[0], columns: size[1])
    usualSize = SIMD2(size[0], size[1])
    usualSpacing = SIMD2(pixel.y, pixel.x)
    columns = LargestMatrix.scaled(size[1], scale)
    rows = LargestMatrix.scaled(size[0], scale)
    spacing = usualSpacing / scale
    self.orientation = orientation
    middle = legacy ? first : Self.middle(of: stack.slices, orientation, spacing) ?? first
    if scale != 1 {
      stack.note(
        .imageTooLarge, "scaled", "",
        "(\(size[1]),\(size[0])) scaling down with factor: \(scale)")
    }
    let lengths = [orientation.row, orientation.column, orientation.normal].map(\.length)
    if legacy, lengths.contains(where: { abs($0 - 1) > 0.01 + 1e-5 }) {
      stack.note(
        .axisScaling, "none", "", "length of x,y,z (should all be 1): \(lengths)")
    }
  }

  /// The first slice whose centre lies, in the plane, where those of most do: a patient who moved,
  /// or slices that are sheared.
  private static func middle(
    of slices: [SliceStack.Slice], _ orientation: ImageOrientation, _ spacing: SIMD2<Double>
  ) -> SliceStack.Slice? {
    let centers = slices.map { slice in
      let center = slice.source.header.center
      return SIMD2(center.dot(orientation.row), center.dot(orientation.column))
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    let usual = SIMD2(median(centers.map(\.x)), median(centers.map(\.y)))
    return zip(slices, centers).first { _, center in
      let away = (center - usual) / spacing
      return abs(away.x) < 0.5 && abs(away.y) < 0.5
    }?.0
  }

  /// How a slice comes onto the grid; what has to be done is noted.
  func transform(of slice: SliceStack.Slice, in stack: inout SliceStack) -> PlaneTransform {
    let header = slice.source.header
    let own = header.pixelSpacing.map { SIMD2($0.y, $0.x) } ?? usualSpacing
    var transform = PlaneTransform(size: SIMD2(rows, columns))
    transform.resized = resized(header)
    if slice.isRotated, let turned = header.orientation {
      transform.rotation = rotation(of: turned)
    }
    if !legacy { transform.shift = shift(of: header) }
    // The original tells of a copy what it told of its slice.
    if legacy || !slice.isCopy {
      if differs(own) {
        stack.note(
          .pixelSpacing, "scaling/padding/cropping", slice.source.name,
          "expected: (\(usualSpacing.y), \(usualSpacing.x)), actual: (\(own.y), \(own.x))")
      }
      if slice.isRotated, let turned = header.orientation {
        stack.note(.rotation, "rotation", slice.source.name, "\(angle(of: turned)) degrees")
      }
      if SIMD2(header.rows, header.columns) != usualSize {
        stack.note(
          .imageSize, "scaling/padding/cropping", slice.source.name,
          "expected: (\(usualSize.x), \(usualSize.y)), actual: (\(header.rows), \(header.columns))")
      }
      if transform.shift != .zero {
        stack.note(
          .shift, "moved", slice.source.name,
          "\(transform.shift.y) pixels to the right, \(transform.shift.x) down")
      }
    }
    return transform
  }

  /// Whether a pixel's size is not the usual one.
  private func differs(_ own: SIMD2<Double>) -> Bool {
    let difference = own - usualSpacing
    if !legacy { return max(abs(difference.x), abs(difference.y)) > 1e-4 }
    // As numpy's `allclose`.
    return (0..<2).contains { abs(difference[$0]) > 1e-8 + 1e-5 * own[$0] }
  }

  /// Rows and columns of a slice in the grid's resolution; nil where it has it.
  private func resized(_ header: DICOMHeader) -> SIMD2<Int>? {
    let own = header.pixelSpacing.map { SIMD2($0.y, $0.x) } ?? usualSpacing
    let differs = differs(own)
    guard differs || scale != 1 else { return nil }
    let factor = differs ? own / spacing : SIMD2(repeating: scale)
    return SIMD2(
      LargestMatrix.scaled(header.rows, factor.y), LargestMatrix.scaled(header.columns, factor.x))
  }

  /// Where a slice's centre comes to lie on the grid if it is only cropped and padded: column and
  /// row.
  private func centre(_ header: DICOMHeader) -> SIMD2<Double> {
    let size = resized(header) ?? SIMD2(header.rows, header.columns)
    func place(_ count: Int, _ all: Int) -> Double {
      Double(PlaneTransform.lead(from: count, to: all)) + Double(count - 1) / 2
    }
    return SIMD2(place(size.y, columns), place(size.x, rows))
  }

  /// By how many rows and columns a slice has to be moved to lie where it does in the patient; half
  /// a pixel is left.
  private func shift(of header: DICOMHeader) -> SIMD2<Int> {
    let own = middle.source.header
    let away = header.center - own.center
    let wanted =
      centre(own) + SIMD2(away.dot(orientation.row), away.dot(orientation.column)) / spacing
    let pixels = wanted - centre(header)
    func whole(_ pixels: Double) -> Int {
      abs(pixels) < 0.51 ? 0 : Int(max(-32768, min(32768, pixels.rounded())))
    }
    return SIMD2(whole(pixels.y), whole(pixels.x))
  }

  /// Voxel to RAS; in legacy the first slice's position is the origin, whatever was done to its
  /// pixels.
  func affine(of slices: [CuratedSeries.Slice], distance: Double) -> Affine {
    let (i, j) = (orientation.row * spacing.x, orientation.column * spacing.y)
    let k = orientation.normal * distance
    if legacy {
      return .lps(i: i, j: j, k: k, origin: slices[0].source.header.position ?? .zero)
    }
    // The centre stays where it is, whatever is done to the pixels around it.
    let header = middle.source.header
    let along = orientation.normal * (slices[0].location - middle.location)
    let place = centre(header)
    return .lps(i: i, j: j, k: k, origin: header.center + along - i * place.x - j * place.y)
  }

  /// In degrees about the normal, from the usual row to the slice's; in legacy without its sign.
  private func angle(of turned: ImageOrientation) -> Double {
    let (usual, own) = (orientation.row, turned.row)
    let cosine = max(-1, min(1, usual.dot(own) / usual.length / own.length))
    if legacy { return acos(cosine) * (180 / .pi) }
    let sine = orientation.row.cross(turned.row).dot(orientation.normal)
    return atan2(sine, cosine) * 180 / .pi
  }

  /// Where steps along the grid lead in a turned slice of the same resolution; a mirrored one is
  /// turned back as well.
  private func rotation(of turned: ImageOrientation) -> PlaneTransform.Rotation {
    if legacy {
      let angle = angle(of: turned) * .pi / 180
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
}

extension DICOMHeader {
  /// The middle of the image, LPS, in mm; of one that does not say where it lies, or how large its
  /// pixels are, the origin.
  fileprivate var center: SIMD3<Double> {
    guard let position, let axes = orientation, let pixelSpacing else { return .zero }
    return position + axes.row * (pixelSpacing.y * Double(columns - 1) / 2)
      + axes.column * (pixelSpacing.x * Double(rows - 1) / 2)
  }
}
