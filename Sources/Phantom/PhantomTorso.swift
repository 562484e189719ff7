import Foundation

/// The surroundings of the heart, at rest: chest wall, lungs, liver, stomach, spleen, aorta, fat.
///
/// In the heart's frame, in mm; outlines are soft over `edge` mm.
struct PhantomTorso: Sendable {
  let texture: SmoothNoise
  private let size: Float
  private let middle: Float
  private let length: Float
  private let outline: TiltedEllipse
  private let cavity: TiltedEllipse
  private let half: Float
  private let fat: Float
  private let wall: Float
  private let diaphragm: Float
  /// How far the heart reaches left, right, down and up.
  private let reach: SIMD4<Float>
  private let phase: SIMD4<Float>
  /// Of the fat around the heart, in mm.
  private let pad: Float

  init(_ patient: PhantomPatient, _ heart: PhantomHeart) {
    var random = PhantomGenerator(seed: patient.seed, 7, UInt64(patient.number))
    func uniform(_ low: Double, _ high: Double) -> Float { Float(random.uniform(low, high)) }
    size = Float((patient.bodySurface / 1.85).squareRoot())
    middle = Float(heart.length / 2)
    length = Float(heart.length)
    fat = uniform(7, 19) * size
    wall = uniform(12, 17) * size
    phase = SIMD4(uniform(0, 6.28), uniform(0, 6.28), uniform(0, 6.28), uniform(0, 6.28))

    let widest = HeartSection(heart, z: heart.length * 0.75, contraction: 0)
    let quarter = PhantomHeart.directions / 4
    reach = SIMD4(
      widest?.right[2 * quarter] ?? 60, widest?.outer[0] ?? 35, widest?.outer[quarter] ?? 35,
      widest?.outer[3 * quarter] ?? 35)
    diaphragm = reach.z + uniform(4, 10)
    let near = reach.x + uniform(9, 20) * size
    let far = reach.y + uniform(58, 78) * size
    let tilt = uniform(0.3, 0.68)
    half = uniform(235, 290) * size
    let center = SIMD2((far - near) / 2, 15 * size)
    cavity = TiltedEllipse(
      center: SIMD2(center.x, -uniform(4, 16)), axes: SIMD2((near + far) / 2, 128 * size),
      tilt: tilt)
    outline = TiltedEllipse(
      center: center, axes: SIMD2((near + far) / 2 + fat + wall, half), tilt: tilt)
    pad = uniform(-4, 5)
    texture = SmoothNoise(&random)
  }

  /// The signal of a place, with the sign of its tissue.
  func signal(_ x: Float, _ y: Float, _ z: Float, _ tissues: TissueSignals, edge: Float) -> Float {
    func inside(_ depth: Float) -> Float { max(0, min(1, 0.5 + depth / edge)) }
    let high = z - middle
    // Textures slide from slice to slice.
    let (u, v) = (x + 0.7 * z, y - 0.45 * z)
    // The wall comes nearer towards the apex.
    let (bodyX, bodyY) = (x + 0.2 * high, y + 0.1 * high)
    let along = outline.angle(bodyX, bodyY)
    let depth =
      outline.depth(bodyX, bodyY)
      + size * (6 * sin(2 * along + phase.x) + 4 * sin(3 * along + phase.y))
    if depth < -edge { return 0 }

    let layer = fat * (1 + 0.4 * sin(along + phase.z) + 0.3 * sin(2 * along + phase.w))
    let septa = texture.rough(u / 7, v / 7)
    var value = tissues.fat * (1 - 0.22 * max(0, septa - 0.45)) * inside(depth)
    // A thin skin.
    value = mix(value, tissues.muscle, 0.6 * inside(1.6 - abs(depth - 0.8)))
    let under = depth - layer
    guard under > -edge else { return value }

    let dome = diaphragm + 0.3 * high + 0.0032 * (x + 12) * (x + 12) - 0.05 * x
    let low = y - dome
    let within = under - wall * (1 + 0.25 * sin(along + phase.y))
    let hollow = min(within, low < 0 ? cavity.depth(bodyX, bodyY) : within)
    if hollow < edge {
      let place = outline.relative(bodyX, bodyY).y * half
      value = mix(value, muscles(u, v, place, under, tissues, inside), inside(under))
    }
    if hollow > -edge {
      var content = low < edge + 3 ? chest(x, y, u, v, high, tissues, inside) : 0
      if low > -edge {
        content = mix(content, tissues.muscle, inside(low))
        content = mix(content, abdomen(x, y, u, v, low, high, tissues, inside), inside(low - 2))
      }
      value = mix(value, content, inside(hollow))
    }
    return value
  }

  /// Sheets of muscle with fat between them, the ribs in the innermost.
  private func muscles(
    _ u: Float, _ v: Float, _ along: Float, _ under: Float, _ tissues: TissueSignals,
    _ inside: (Float) -> Float
  ) -> Float {
    let strands = texture.rough(u / 6, v / 6)
    var value = tissues.muscle * (1 + 0.25 * strands)
    let lobes = texture(u / 16 + 8, v / 21 + 3) + 0.25 * strands
    value = mix(value, tissues.fat * 0.8, 0.55 * inside(0.9 - 16 * abs(lobes) + 2.5 * strands))
    let sheet = abs(under - 0.4 * wall + 2 * lobes)
    value = mix(value, tissues.fat * 0.8, 0.7 * inside(0.5 - sheet + 0.8 * strands))
    let step = along / (31 * size) + 0.12 * texture(u / 40, v / 40 + 60)
    let rib = (step - step.rounded()) * 31
    let across = under - 0.66 * wall
    let distance = 1 - (rib * rib / 42 + across * across / 15).squareRoot()
    value = mix(value, 0.03, inside(distance * 4 + 1))
    return mix(value, tissues.marrow * 0.6, inside(distance * 4 - 1.3))
  }

  /// Lungs with their vessels, fat around the heart, the aorta.
  private func chest(
    _ x: Float, _ y: Float, _ u: Float, _ v: Float, _ high: Float, _ tissues: TissueSignals,
    _ inside: (Float) -> Float
  ) -> Float {
    var value = tissues.lung * (1 + 0.6 * texture.rough(u / 6, v / 6))
    // Vessels: more and wider towards the base and the hilum behind.
    let spots = texture.rough(u / 6 + 17, v / 6)
    let limit = 0.84 - 0.001 * high - 0.0016 * max(-40, min(60, x))
    if spots > limit { value += min(1, (spots - limit) * 6) * 0.8 * tissues.blood }

    // Fat beside the right ventricle and below the heart, less towards the apex.
    let above = max(0, (high - middle) / (0.45 * length))
    let level = min(1, (high + middle) / length * 1.6 + 0.15) - above * above
    let share = max(0.01, level).squareRoot()
    let sac = TiltedEllipse(
      center: SIMD2((reach.y - reach.x) / 2 * share - 7, 7),
      axes: SIMD2((reach.x + reach.y) / 2 + pad, (reach.z + reach.w) / 2 + pad) * share
        + SIMD2(3, 2) * share, tilt: 0.5)
    let lumps = 5 * texture(u / 14 + 5, v / 14 + 2)
    let cover = sac.depth(x, y) + lumps - 0.07 * max(0, x + 5) - 0.05 * max(0, -y)
    if cover > -3 {
      let streaks = texture.rough(u / 10 + 30, v / 10)
      let fat = tissues.fat * (0.75 + 0.12 * streaks)
      value = mix(value, mix(fat, 0.1, inside((streaks - 0.62) * 9)), inside(cover))
    }
    // Beside the aorta the spine.
    let (aortaX, aortaY) = (x - (reach.y + 30 * size), y - 34 * size + 0.15 * high)
    let aorta = 10.5 * size - (aortaX * aortaX * 0.92 + aortaY * aortaY).squareRoot()
    let behind = 20 * size - ((aortaX - 16) * (aortaX - 16) * 0.4 + aortaY * aortaY).squareRoot()
    if max(aorta, behind) > -4 {
      let bone = tissues.marrow * (0.8 + 0.1 * texture.rough(u / 5, v / 5))
      value = mix(value, bone, inside(behind + 0.6 * lumps))
      value = mix(value, tissues.muscle, inside(aorta + 1.2))
      value = mix(value, tissues.blood * (0.9 + 0.05 * texture(u / 6, v / 6)), inside(aorta))
    }
    return value
  }

  /// Liver below the right ventricle, stomach and spleen below the left one, fat and bowel below
  /// these.
  private func abdomen(
    _ x: Float, _ y: Float, _ u: Float, _ v: Float, _ low: Float, _ high: Float,
    _ tissues: TissueSignals,
    _ inside: (Float) -> Float
  ) -> Float {
    let blobs = texture.rough(u / 24 + 3, v / 22 + 7)
    let grain = texture.rough(u / 5, v / 5)
    var value = tissues.fat * (0.8 + 0.12 * blobs + 0.05 * grain)
    // Bowel: walls are dark, contents of any grey.
    let bowel = abs(blobs) * 22 - 4.5
    value = mix(value, tissues.muscle * 0.9, inside(bowel + 1.8))
    let contents = tissues.stomach * (0.6 + 0.5 * texture(u / 26, v / 26 + 40) + 0.1 * grain)
    value = mix(value, contents, inside(bowel))

    let wobble = 2.5 * texture(u / 18 + 9, v / 18)
    let spleen = TiltedEllipse(
      center: SIMD2(reach.y + 30 * size, diaphragm + 46 * size - 0.2 * high),
      axes: SIMD2(19, 34) * size, tilt: -0.35)
    let pulp = spleen.depth(x, y) + wobble
    value = mix(value, tissues.fat * 0.7, inside(pulp + 2.5))
    value = mix(value, tissues.spleen * (1 + 0.05 * grain), inside(pulp))
    let stomach = TiltedEllipse(
      center: SIMD2(reach.y - 16 * size + 0.15 * high, diaphragm + 34 * size),
      axes: SIMD2(30, 29) * size, tilt: 0.6)
    let filling = stomach.depth(x, y) + 2 * wobble
    value = mix(value, tissues.fat * 0.65, inside(filling + 5))
    value = mix(value, tissues.muscle * 1.2, inside(filling + 2.6))
    let folds = 0.8 + 0.3 * texture.rough(u / 15, v / 11 + 13) + 0.06 * grain
    value = mix(value, tissues.stomach * folds, inside(filling))

    let liver = TiltedEllipse(
      center: SIMD2(-0.95 * reach.x - 0.3 * high, diaphragm + 30 * size),
      axes: SIMD2(74, 50) * size, tilt: 0.2)
    let lobe = min(liver.depth(x, y) + 1.5 * wobble, low + 6)
    if lobe > -6 {
      let shade = texture(u / 34, v / 34)
      var tissue = tissues.liver * (1 + 0.05 * grain + 0.06 * shade)
      // Vessels where a smooth field crosses zero, where another one lets them: short branches.
      let ridge = abs(texture.rough(u / 26 + 50, v / 26))
      let branch = texture(u / 20, v / 20 + 55)
      let vessel = 3.2 * max(0, branch + 0.1) - ridge * 24
      tissue = mix(tissue, tissues.blood * 0.72, 0.85 * inside(vessel))
      value = mix(value, tissues.fat * 0.6, inside(lobe + 3))
      value = mix(value, tissue, inside(lobe))
    }
    return value
  }

  /// How near the coils are: 1 at the heart, more towards the walls.
  func sensitivity(_ x: Float, _ y: Float, _ strength: Float) -> Float {
    let place = outline.relative(x, y)
    let center = outline.relative(0, 0)
    func coils(_ place: SIMD2<Float>) -> Float {
      let front = exp(-strength * 2.2 * (1 + place.x))
      let back = 0.35 * exp(-strength * 1.7 * (1 - place.x))
      let above = place.y + 0.15
      return (front + back) * exp(-1.3 * strength * above * above)
    }
    return coils(place) / coils(center)
  }
}

private func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }
