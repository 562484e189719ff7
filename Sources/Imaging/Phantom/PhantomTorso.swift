import Foundation

/// What lies around the heart, at rest: chest wall, lungs, liver, stomach, spleen, aorta, fat.
///
/// In the heart's frame, in mm; outlines are soft over `edge` mm.
struct PhantomTorso: Sendable {
  private let size: Float
  private let middle: Float
  private let outline: TiltedEllipse
  private let fat: Float
  private let wall: Float
  private let diaphragm: Float
  private let heart: SIMD4<Float>
  private let phase: SIMD4<Float>
  let texture: SmoothNoise

  init(_ patient: PhantomPatient, _ heart: PhantomHeart) {
    var random = PhantomGenerator(seed: patient.seed, 7, UInt64(patient.number))
    size = Float((patient.bodySurface / 1.85).squareRoot())
    middle = Float(heart.length / 2)
    fat = Float(random.uniform(7, 22)) * size
    wall = Float(random.uniform(11, 15)) * size
    phase = SIMD4(
      Float(random.uniform(0, 6.28)), Float(random.uniform(0, 6.28)),
      Float(random.uniform(0, 6.28)), Float(random.uniform(0, 6.28)))
    texture = SmoothNoise(&random)

    // How far the heart reaches left, right and down.
    let widest = HeartSection(heart, z: heart.length * 0.75, contraction: 0)
    let quarter = PhantomHeart.directions / 4
    let left = widest?.right[2 * quarter] ?? 60
    let below = widest.map { max($0.outer[quarter], $0.right[quarter + quarter / 3] * 0.8) } ?? 35
    let right = widest?.outer[0] ?? 35
    self.heart = SIMD4(left, right, below, widest?.outer[3 * quarter] ?? 35)
    diaphragm = below + Float(random.uniform(3, 9))
    let near = left + Float(random.uniform(6, 14)) * size + fat + wall
    let far = right + Float(random.uniform(52, 66)) * size + fat + wall
    outline = TiltedEllipse(
      center: SIMD2((far - near) / 2, 20 * size),
      axes: SIMD2((near + far) / 2, Float(random.uniform(175, 200)) * size),
      tilt: Float(random.uniform(0.2, 0.42)))
  }

  /// The signal of a place, with the sign of its tissue.
  func signal(_ x: Float, _ y: Float, _ z: Float, _ tissues: TissueSignals, edge: Float) -> Float {
    func inside(_ depth: Float) -> Float { max(0, min(1, 0.5 + depth / edge)) }
    let high = z - middle
    // The wall comes nearer towards the apex.
    let (bodyX, bodyY) = (x + 0.28 * high, y + 0.12 * high)
    let depth = outline.depth(bodyX, bodyY)
    if depth < -edge { return 0 }
    let along = outline.angle(bodyX, bodyY)
    let layer = fat * (1 + 0.35 * sin(along + phase.x) + 0.3 * sin(2 * along + phase.y))
    var value = tissues.fat * (1 + 0.06 * texture(x / 9, y / 9)) * inside(depth)
    let under = depth - layer
    if under > -edge {
      value = mix(value, muscles(x, y, along, under, tissues, inside), inside(under))
    }
    let within = under - wall
    if within > -edge {
      let dome = diaphragm + 0.3 * high + 0.0035 * (x + 12) * (x + 12) - 0.06 * x
      var content = chest(x, y, high, tissues, inside)
      let low = y - dome
      if low > -edge {
        content = mix(content, tissues.muscle, inside(low))
        content = mix(
          content, abdomen(x, y, low, high, within, tissues, inside), inside(low - 2.2))
      }
      value = mix(value, content, inside(within))
    }
    return value
  }

  /// Intercostal muscles with the ribs between them.
  private func muscles(
    _ x: Float, _ y: Float, _ along: Float, _ under: Float, _ tissues: TissueSignals,
    _ inside: (Float) -> Float
  ) -> Float {
    let strands = texture(x / 3.5, y / 5)
    var value = tissues.muscle * (1 + 0.3 * strands)
    // Thin fat between the sheets of muscle.
    value = mix(value, tissues.fat, 0.7 * inside(0.9 - abs(under - 0.42 * wall + 1.5 * strands)))
    let arc = (along + 0.05 * phase.z) * 150 * size / 27
    let rib = arc - arc.rounded()
    let across = (under - 0.62 * wall) / (0.34 * wall)
    let distance = (1 - ((rib / 0.24) * (rib / 0.24) + across * across).squareRoot()) * 4.5
    value = mix(value, 0.02, inside(distance + 1))
    return mix(value, tissues.marrow * 0.75, inside(distance - 1.2))
  }

  /// Lungs with their vessels, fat around the heart, the aorta.
  private func chest(
    _ x: Float, _ y: Float, _ high: Float, _ tissues: TissueSignals, _ inside: (Float) -> Float
  ) -> Float {
    var value = tissues.lung * (1 + 0.5 * texture(x / 5, y / 5))
    // Vessels are wider towards the base.
    let spots = texture(x / 4.3 + 17, y / 4.3) * texture(x / 11, y / 11 + 31)
    let limit = 0.5 - 0.0012 * high
    if spots > limit { value += min(1, (spots - limit) * 9) * 0.5 * tissues.blood }

    // Fat between heart and wall: beside the right ventricle, and below.
    let pad = TiltedEllipse(
      center: SIMD2((heart.y - heart.x) / 2 - 5, 5),
      axes: SIMD2((heart.x + heart.y) / 2 + 9, (heart.z + heart.w) / 2 + 8), tilt: 0.35)
    let lumps = 3.5 * texture(x / 8 + 5, y / 8)
    let cover = pad.depth(x, y) + lumps - 0.05 * max(0, x + 10)
    if cover > -3 {
      let streaks = texture(x / 4, y / 4 + 9)
      let fat = tissues.fat * (0.72 + 0.2 * streaks)
      value = mix(value, mix(fat, 0.06, inside(streaks - 0.45)), inside(cover))
    }
    let (aortaX, aortaY) = (x - (heart.y + 27 * size), y - 20 * size + 0.1 * high)
    let aorta = 11 * size - (aortaX * aortaX + aortaY * aortaY).squareRoot()
    if aorta > -4 {
      value = mix(value, tissues.muscle * 0.6, inside(aorta + 1.6))
      value = mix(value, tissues.blood * 0.93, inside(aorta))
    }
    return value
  }

  /// Liver below the right ventricle, stomach and spleen below the left one, fat and bowel below these.
  private func abdomen(
    _ x: Float, _ y: Float, _ low: Float, _ high: Float, _ within: Float, _ tissues: TissueSignals,
    _ inside: (Float) -> Float
  ) -> Float {
    let blobs = texture(x / 15 + 3, y / 13 + 7) + 0.4 * texture(x / 6, y / 6 + 21)
    var value = tissues.fat * (0.5 + 0.15 * blobs)
    // Bowel: walls are dark, contents of any grey.
    let bowel = abs(blobs) * 14 - 3.5
    value = mix(value, tissues.muscle * 0.8, inside(bowel + 2))
    value = mix(
      value, tissues.stomach * (0.55 + 0.5 * texture(x / 22, y / 22 + 40)), inside(bowel))

    let spleen = TiltedEllipse(
      center: SIMD2(heart.y + 42 * size, diaphragm + 50 * size), axes: SIMD2(20, 36) * size,
      tilt: -0.3)
    value = mix(
      value, tissues.spleen * (1 + 0.05 * texture(x / 4, y / 4)), inside(spleen.depth(x, y)))
    let stomach = TiltedEllipse(
      center: SIMD2(heart.y - 10 * size + 0.1 * high, diaphragm + 42 * size),
      axes: SIMD2(33, 36) * size, tilt: 0.5)
    let filling = stomach.depth(x, y) + 2.5 * blobs
    value = mix(value, tissues.muscle, inside(filling + 3))
    let folds = 0.75 + 0.35 * texture(x / 12, y / 9 + 13) + 0.12 * texture(x / 3, y / 3)
    value = mix(value, tissues.stomach * folds, inside(filling))

    let liver = TiltedEllipse(
      center: SIMD2(-0.75 * heart.x - 0.35 * high, diaphragm + 38 * size),
      axes: SIMD2(78, 52) * size, tilt: 0.25)
    let lobe = min(liver.depth(x, y) + 2 * blobs, low + 6)
    if lobe > -3 {
      var tissue =
        tissues.liver * (1 + 0.05 * texture(x / 3, y / 3) + 0.05 * texture(x / 30, y / 30))
      // Vessels where two smooth fields cross zero together: short branches.
      let ridge = abs(texture(x / 17 + 50, y / 17))
      let branch = texture(x / 23, y / 23 + 55)
      tissue = mix(
        tissue, tissues.blood * 0.75, inside((0.075 * max(0, branch + 0.25) - ridge) * 30))
      value = mix(value, tissue, inside(lobe))
    }
    return value
  }

  /// How near the coils are: 1 at the heart, more towards the walls.
  func sensitivity(_ x: Float, _ y: Float, _ strength: Float) -> Float {
    let place = outline.relative(x, y)
    let center = outline.relative(0, 0)
    func coils(_ place: SIMD2<Float>) -> Float {
      let front = exp(-strength * 1.9 * (1 + place.x))
      let back = 0.62 * exp(-strength * 1.9 * (1 - place.x))
      return (front + back) * exp(-0.35 * strength * (place.y + 0.1) * (place.y + 0.1))
    }
    return coils(place) / coils(center)
  }
}

private func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }
