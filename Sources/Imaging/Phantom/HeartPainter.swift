/// The signal of the heart in one section.
struct HeartPainter {
  private let section: HeartSection
  private let tissues: TissueSignals
  private let texture: SmoothNoise
  private let contraction: Float
  private let edge: Float
  /// Middle and radius of the two papillary muscles, where the section has them.
  private let papillaries: [SIMD3<Float>]

  init(_ phantom: Phantom, _ section: HeartSection, contraction: Float, edge: Float) {
    self.section = section
    self.contraction = contraction
    self.edge = edge
    tissues = phantom.tissues
    texture = phantom.torso.texture
    papillaries = phantom.papillaries.compactMap { $0.disc(in: section, contraction: contraction) }
  }

  /// At a place from the axis, in mm; `around` is what is there without the heart.
  func signal(_ x: Float, _ y: Float, around: Float) -> Float {
    let distance = (x * x + y * y).squareRoot()
    let margin: Float = 6
    if distance > section.reach + margin { return around }
    func inside(_ depth: Float) -> Float { max(0, min(1, 0.5 + depth / edge)) }
    let radii = section.radii(x, y)
    let depth = radii.right - radii.outer
    let silhouette = depth > 0 ? radii.right + min(2.6, depth * 0.4) : radii.outer
    let out = distance - silhouette
    if out > margin { return around }

    var value = mix(around, tissues.pericardium, inside(1.5 - out))
    if out > edge { return value }
    let muscle = tissues.myocardium * (1 + 0.05 * texture(x / 3 + 70, y / 3))
    value = mix(value, muscle, inside(-out))
    if distance > radii.outer - edge {
      if depth > 0 {
        let flow = 1 + 0.06 * texture(x / 11 + 4 * contraction, y / 11)
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
    guard radii.inner > 0, distance < radii.inner + edge else { return value }
    let flow = 1 + 0.05 * texture(x / 9 + 3 * contraction, y / 9 + 60)
    var blood = tissues.blood * flow
    if !section.isAtrial {
      // Trabeculae line the wall, more towards the apex.
      let rough = texture(x / 3 + 12, y / 3 + 44)
      let inward = (radii.inner - distance) / (2 + 3 * (1 - section.relative))
      let trabecula = max(0, min(1, (rough + 0.15 - inward) * 1.6)) * (1 - 0.6 * section.relative)
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
