import Imaging

/// The signal of the heart in one section.
struct HeartPainter {
  private let section: HeartSection
  private let tissues: TissueSignals
  private let texture: SmoothNoise
  private let contraction: Float
  private let edge: Float
  /// Above the base: the middle and radius of the aorta.
  private let aorta: SIMD3<Float>?
  /// Middle and radius of the two papillary muscles, where the section has them.
  private let papillaries: [SIMD3<Float>]

  init(_ phantom: Phantom, _ section: HeartSection, contraction: Double, edge: Float) {
    self.section = section
    self.contraction = Float(contraction)
    self.edge = edge
    tissues = phantom.tissues
    texture = phantom.torso.texture
    let radius = Float(phantom.heart.shape.radius)
    aorta = section.isAtrial ? SIMD3(-0.62 * radius, -0.7 * radius, 0.52 * radius) : nil
    papillaries = phantom.papillaries.compactMap {
      $0.disc(in: section, contraction: Float(contraction))
    }
  }

  /// Brings a share of the heart into a line of pixels, whose first lies at `start` in the heart's
  /// frame.
  func paint(
    _ line: UnsafeMutableBufferPointer<Float>, over torso: UnsafeBufferPointer<Float>,
    from start: SIMD2<Double>, step: SIMD2<Double>, share: Float
  ) {
    let first = start - section.axis
    for column in section.columns(
      from: start, step: step, count: line.count, margin: Self.margin)
    {
      let place = first + step * Double(column)
      let around = torso[column]
      line[column] += (signal(Float(place.x), Float(place.y), around: around) - around) * share
    }
  }

  /// What of the surroundings belongs to the heart, in mm.
  private static let margin: Float = 3

  /// At a place from the axis, in mm; `around` is what is there without the heart.
  private func signal(_ x: Float, _ y: Float, around: Float) -> Float {
    let distance = (x * x + y * y).squareRoot()
    func inside(_ depth: Float) -> Float { max(0, min(1, 0.5 + depth / edge)) }
    let radii = section.radii(x, y)
    let depth = radii.right - radii.outer
    let silhouette = depth > 0 ? radii.right + min(1.9, depth * 0.4) : radii.outer
    let out = distance - silhouette
    if out > edge + 0.8 { return around }

    var value = mix(around, tissues.pericardium, inside(0.8 - out))
    if out > edge { return value }
    let muscle = tissues.myocardium * (1 + 0.05 * texture(x / 3 + 70, y / 3))
    value = mix(value, muscle, inside(-out))
    if distance > radii.outer - edge {
      if depth > 0 {
        let flow = 1 + 0.11 * texture(x / 13 + 3 * contraction, y / 13 - 2 * contraction)
        let rough = texture(x / 3.4 + 33, y / 3.4) + 0.5 * texture(x / 6, y / 6 + 80)
        let wallward = (radii.right - distance) / max(4, 0.35 * depth + 3)
        let trabecula = max(0, min(1, (rough - 0.25 - 0.7 * wallward) * 2.2))
        let blood = tissues.blood * 0.94 * flow
        value = mix(
          value, mix(blood, muscle * 1.15, section.isAtrial ? 0 : 0.75 * trabecula),
          inside(radii.right - distance))
      }
      value = mix(value, muscle, inside(radii.outer - distance))
    }
    if let aorta {
      let (dx, dy) = (x - aorta.x, y - aorta.y)
      let depth = aorta.z - (dx * dx + dy * dy).squareRoot()
      if depth > -edge - 1.5 {
        value = mix(value, tissues.blood, inside(radii.inner - distance))
        value = mix(value, muscle * 0.8, inside(depth + 1.5))
        return mix(value, tissues.blood * 1.03, inside(depth))
      }
    }
    guard radii.inner > 0, distance < radii.inner + edge else { return value }
    let flow = 1 + 0.09 * texture(x / 12 + 2 * contraction, y / 12 + 60 + 2 * contraction)
    var blood = tissues.blood * flow
    if !section.isAtrial {
      // Trabeculae line the wall, more towards the apex.
      let rough = texture.rough(x / 5 + 12, y / 5 + 44)
      let inward = (radii.inner - distance) / (4 + 5 * (1 - section.relative))
      let trabecula = max(0, min(1, (rough + 0.3 - inward) * 1.8)) * (1 - 0.4 * section.relative)
      blood = mix(blood, muscle * 1.2, trabecula)
      for disc in papillaries {
        let (dx, dy) = (x - disc.x, y - disc.y)
        let depth = disc.z - (dx * dx + dy * dy).squareRoot() + 0.8 * rough
        blood = mix(blood, muscle * 1.1, inside(depth))
      }
    }
    return mix(value, blood, inside(radii.inner - distance))
  }

  private func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }
}
