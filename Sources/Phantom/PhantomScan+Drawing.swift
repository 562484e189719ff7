import CohortTerms
import Foundation
import Imaging

extension PhantomScan {
  /// The machine and protocol of a patient; where the slices lie is for ``cover(_:)`` to say.
  init(
    _ profile: PhantomProfile, age: Double, bodySurface: Double,
    _ random: inout PhantomGenerator
  ) {
    manufacturer = "SIEMENS"
    slices = 0
    firstSlice = 0
    isLandscape = false
    flipAngle = 0
    let size = (bodySurface / 1.85).squareRoot()
    // Children's hearts beat faster.
    cycle = random.usual(age < 16 ? 640 + 18 * age : 920, age < 16 ? 40 : 90)
    switch profile {
    case .biobank:
      (model, field, rows, columns, spacing) = ("Aera", 1.5, 208, 162, 1.83)
      (thickness, sliceDistance, phases) = (8, 10, 50)
      (echoTime, repetitionTime, flipAngle) = (1.1, 2.6, 80)
      (noise, shading) = (random.uniform(0.025, 0.035), random.uniform(0.35, 0.5))
    case .challenge:
      field = random.chance(0.25) ? 3 : 1.5
      model = field == 3 ? random.pick(["Skyra", "Verio"]) : random.pick(["Avanto", "Aera"])
      let matrix = random.pick([(256, 192), (256, 208), (224, 192), (192, 160), (256, 216)])
      isLandscape = random.chance(0.22)
      (rows, columns) = isLandscape ? (matrix.1, matrix.0) : matrix
      let fields = random.pick([280.0, 300, 320, 340, 360])
      spacing = (fields * (0.25 + 0.75 * size) / Double(matrix.0) * 10_000).rounded() / 10_000
      thickness = random.pick(size < 0.8 ? [5.0, 6] : [6.0, 8, 8])
      sliceDistance = thickness + random.pick([0.0, 0, 2])
      phases = random.pick([25, 30, 30, 30, 30])
      (echoTime, repetitionTime) = field == 3 ? (1.4, 3.2) : (1.2, 2.9)
      flipAngle = field == 3 ? random.uniform(38, 52).rounded() : random.uniform(55, 75).rounded()
      noise = random.uniform(0.02, field == 3 ? 0.045 : 0.06)
      shading = random.uniform(0.35, 0.75)
    case .sevenTesla:
      (model, field, rows, columns, spacing) = ("Magnetom 7T", 7, 256, 256, 1.25)
      (thickness, sliceDistance, phases) = (6, 6, 30)
      (echoTime, repetitionTime, flipAngle) = (3.1, 6.3, 25)
      (noise, shading) = (random.uniform(0.03, 0.055), random.uniform(0.7, 0.9))
    }
    let isUniform = profile == .biobank
    turn = isUniform ? random.uniform(-0.1, 0.1) : random.uniform(-0.4, 0.4)
    blur = isUniform ? 0.3 : random.uniform(0.1, 1.3)
    gain = isUniform ? 1 : random.uniform(0.6, 1.5)
    center = SIMD2(random.uniform(-16, 2), random.uniform(-4, 16))

    // The base lies to the right, back and head of the apex; the upright image has the feet down.
    let spread = SIMD3(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1))
    let normal = (SIMD3(-0.62, 0.52, 0.58) + 0.12 * spread).normalized
    let feet = SIMD3(0, 0, -1.0)
    let down = (feet - normal * feet.dot(normal)).normalized
    // As headers have them, with six decimals.
    func rounded(_ axis: SIMD3<Double>) -> SIMD3<Double> {
      (axis * 1e6).rounded(.toNearestOrEven) / 1e6
    }
    orientation = ImageOrientation(row: rounded(down.cross(normal)), column: rounded(down))
    apex = rounded(
      SIMD3(random.uniform(55, 75), random.uniform(-75, -55), random.uniform(-40, 10)))
  }

  /// Slices from below the apex to above the base of a ventricle of this outer length at
  /// end-diastole.
  mutating func cover(_ length: Double) {
    firstSlice = -0.35 * sliceDistance
    slices = Int(((length - firstSlice) / sliceDistance).rounded(.up)) + 1
  }
}
