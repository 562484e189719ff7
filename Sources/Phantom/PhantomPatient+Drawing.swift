import CohortTerms
import Foundation

extension PhantomPatient {
  /// Draws patient `number` (from 1) of a cohort.
  ///
  /// Volumes by body surface are about those of healthy adults (Petersen et al. 2017) and of each
  /// disease; the right ventricle ejects what the left one does.
  public init(number: Int, seed: UInt64, profile: PhantomProfile) {
    var random = PhantomGenerator(
      seed: seed, UInt64(PhantomProfile.allCases.firstIndex(of: profile) ?? 0), UInt64(number))
    let isMale = random.chance(0.52)
    let age = Self.age(profile, &random)
    let adult = isMale ? random.usual(1.95, 0.15) : random.usual(1.72, 0.13)
    let bodySurface = adult * Self.growth(age)
    let pathology = Self.pathology(profile, age, &random)
    let heart = HeartNumbers(pathology, isMale: isMale, &random)

    self.number = number
    self.seed = seed
    self.profile = profile
    self.isMale = isMale
    self.age = age
    self.bodySurface = bodySurface
    self.pathology = pathology
    endDiastolicVolume = heart.volumeIndex * bodySurface
    ejectionFraction = heart.ejectionFraction
    let stroke = endDiastolicVolume * ejectionFraction
    rightEjectionFraction = random.usual(0.56, 0.04)
    rightEndDiastolicVolume = stroke * random.uniform(0.96, 1.04) / rightEjectionFraction
    wallThickness = heart.wall * (bodySurface / 1.85).squareRoot()
    septalThickening = heart.septalThickening
    elongation = heart.elongation
    ellipticity = random.uniform(0, 0.06)
    triangularity = random.uniform(0, 0.025)
    longitudinalShortening = heart.shortening
    scar = pathology == .infarct ? PhantomScar(&random) : nil
    systolicShift = SIMD2(random.uniform(-2.5, 0.5), random.uniform(-1.5, 1.5))
    roll = random.uniform(-0.25, 0.45)
    drift = SIMD2(random.uniform(-6, 10), random.uniform(-9, 5)) * bodySurface.squareRoot() / 1.36
    systole = random.uniform(0.33, 0.4)
    scan = PhantomScan(profile, age: age, bodySurface: bodySurface, &random)
    scan.cover(PhantomHeart.length(of: self))
  }

  private static func age(_ profile: PhantomProfile, _ random: inout PhantomGenerator) -> Double {
    switch profile {
    case .biobank: random.uniform(45, 74)
    case .challenge: random.chance(0.25) ? random.uniform(0.5, 17) : random.uniform(18, 88)
    case .sevenTesla: random.uniform(20, 42)
    }
  }

  /// Of an adult's body surface, about 0.45 m2 at half a year.
  private static func growth(_ age: Double) -> Double { min(1, 0.25 + 0.75 * (age / 18)) }

  private static func pathology(
    _ profile: PhantomProfile, _ age: Double, _ random: inout PhantomGenerator
  ) -> PhantomPathology {
    let draw = random.unit()
    switch profile {
    case .biobank: return draw < 0.94 ? .normal : random.pick([.dilated, .hypertrophic, .infarct])
    case .challenge:
      if draw < 0.45 { return .normal }
      return random.pick(age < 30 ? [.dilated, .hypertrophic] : PhantomPathology.allCases)
    case .sevenTesla: return .normal
    }
  }
}

/// What a pathology makes of a heart.
private struct HeartNumbers {
  /// End-diastolic volume by body surface, in ml per square metre.
  var volumeIndex: Double
  var ejectionFraction: Double
  /// Of an adult, in mm.
  var wall: Double
  var septalThickening: Double
  var elongation: Double
  var shortening: Double

  init(_ pathology: PhantomPathology, isMale: Bool, _ random: inout PhantomGenerator) {
    let usual = isMale ? 84.0 : 75.0
    let thick = isMale ? 9.0 : 7.6
    switch pathology {
    case .normal:
      volumeIndex = random.usual(usual, 9)
      ejectionFraction = random.usual(0.61, 0.04)
      wall = random.usual(thick, 0.7)
      septalThickening = random.uniform(0.05, 0.2)
      elongation = random.usual(3.35, 0.15)
      shortening = random.usual(0.15, 0.015)
    case .dilated:
      volumeIndex = random.usual(130, 18)
      ejectionFraction = random.usual(0.3, 0.06)
      wall = random.usual(thick - 0.8, 0.6)
      septalThickening = random.uniform(0, 0.1)
      elongation = random.usual(2.85, 0.12)
      shortening = random.usual(0.07, 0.01)
    case .hypertrophic:
      volumeIndex = random.usual(usual - 8, 7)
      ejectionFraction = random.usual(0.68, 0.04)
      wall = random.usual(thick + 3.5, 1)
      septalThickening = random.uniform(0.3, 0.8)
      elongation = random.usual(3.45, 0.15)
      shortening = random.usual(0.12, 0.015)
    case .infarct:
      volumeIndex = random.usual(usual + 20, 11)
      ejectionFraction = random.usual(0.42, 0.05)
      wall = random.usual(thick + 0.3, 0.7)
      septalThickening = random.uniform(0, 0.15)
      elongation = random.usual(3.1, 0.12)
      shortening = random.usual(0.1, 0.015)
    }
  }
}

extension PhantomScar {
  fileprivate init(_ random: inout PhantomGenerator) {
    direction = random.uniform(-.pi, .pi)
    halfAngle = random.uniform(0.6, 1.1)
    level = random.uniform(0.2, 0.7)
    halfLength = random.uniform(0.25, 0.45)
    akinesia = random.uniform(0.8, 1)
    thinning = random.uniform(0.2, 0.45)
  }
}
