import CohortTerms
import Foundation
import Testing

@testable import Imaging
@testable import Phantom

/// The geometry against closed forms.
@Suite struct PhantomHeartTests {
  /// A round heart without a scar.
  static func patient(_ change: (inout PhantomPatient) -> Void = { _ in }) -> PhantomPatient {
    var patient = PhantomPatient(number: 1, seed: 1, profile: .biobank)
    patient.pathology = .normal
    patient.scar = nil
    patient.ellipticity = 0
    patient.triangularity = 0
    patient.endDiastolicVolume = 140
    patient.ejectionFraction = 0.6
    patient.longitudinalShortening = 0.15
    change(&patient)
    return patient
  }

  /// Between the pole and k half axes above the equator an ellipsoid holds pi a b l (2/3 + k - k^3 / 3).
  @Test(arguments: [0.0, 0.05])
  func theCavityIsACutEllipsoid(_ ellipticity: Double) {
    let heart = PhantomHeart(Self.patient { $0.ellipticity = ellipticity })
    let shape = heart.shape
    let k = (shape.cavityLength - shape.halfLength) / shape.halfLength
    #expect(abs(k - 0.35) < 1e-12)
    // The mean of (1 + e cos 2 angle)^2 is 1 + e^2 / 2.
    let closed =
      Double.pi * shape.radius * shape.radius * (1 + ellipticity * ellipticity / 2)
      * shape.halfLength * (2 / 3 + k - k * k * k / 3) / 1000
    #expect(abs(closed - 140) < 1e-9)
    #expect(abs(heart.volumes(contraction: 0).left / closed - 1) < 2e-4)
  }

  /// Without a scar a contraction c leaves (1 - c s)^2 of each section and 1 - c q of the length.
  @Test func contractionIsSimilar() {
    let heart = PhantomHeart(Self.patient())
    for c in [0.3, 0.7, 1] {
      let inwards = 1 - c * heart.shape.inwards
      let left = heart.volumes(contraction: c).left
      #expect(abs(left / (140 * inwards * inwards * (1 - 0.15 * c)) - 1) < 2e-4)
    }
    // s from 0.4 = (1 - s)^2 (1 - 0.15)
    #expect(abs(heart.shape.inwards - (1 - (0.4 / 0.85).squareRoot())) < 2e-4)
  }

  @Test func theWallKeepsItsVolumeAndThickens() throws {
    for number in 1...4 {
      let patient = PhantomPatient(number: number, seed: 5, profile: .challenge)
      let heart = PhantomHeart(patient)
      let muscle = heart.volumes(contraction: 0).muscle
      for c in [0.5, 1] {
        #expect(abs(heart.volumes(contraction: c).muscle / muscle - 1) < 1e-9)
      }
      func wall(_ c: Double) throws -> Double {
        let level = try #require(
          heart.shape.level(height: heart.shape.cavityLength / 2, contraction: c))
        let radii = heart.table.map { heart.shape.radii(level, $0) }
        return radii.map { $0.outer - $0.inner }.reduce(0, +) / Double(radii.count)
      }
      #expect(try wall(1) > 1.05 * wall(0))
    }
  }

  @Test(arguments: PhantomProfile.allCases)
  func volumesAreAsDrawn(_ profile: PhantomProfile) {
    for number in 1...4 {
      let patient = PhantomPatient(number: number, seed: 2, profile: profile)
      let heart = PhantomHeart(patient)
      let relaxed = heart.volumes(contraction: 0)
      let contracted = heart.volumes(contraction: 1)
      #expect(abs(relaxed.left / patient.endDiastolicVolume - 1) < 1e-3)
      #expect(abs(relaxed.right / patient.rightEndDiastolicVolume - 1) < 1e-3)
      let left = (relaxed.left - contracted.left) / relaxed.left
      let right = (relaxed.right - contracted.right) / relaxed.right
      #expect(abs(left - patient.ejectionFraction) < 2e-3, "\(profile) \(number)")
      #expect(abs(right - patient.rightEjectionFraction) < 2e-3, "\(profile) \(number)")
    }
  }

  @Test func theBaseComesDownAndTheApexStays() {
    let heart = PhantomHeart(Self.patient())
    #expect(abs(heart.base(contraction: 1) - 0.85 * heart.base(contraction: 0)) < 1e-9)
    let below = heart.base(contraction: 0) - 1
    #expect(HeartSection(heart, z: below, contraction: 0)?.isAtrial == false)
    #expect(HeartSection(heart, z: below, contraction: 1)?.isAtrial == true)
    for c in [0.0, 1] {
      #expect(HeartSection(heart, z: -0.1, contraction: c) == nil)
      #expect(HeartSection(heart, z: 0.1, contraction: c)?.isAtrial == false)
    }
  }

  @Test func theCycleGoesRound() {
    let patient = Self.patient { $0.scan.phases = 30 }
    let heart = PhantomHeart(patient)
    #expect(heart.contraction(at: 0) == 0)
    #expect(heart.contraction(at: heart.systole) == 1)
    #expect(abs(heart.contraction(at: 1)) < 1e-12)
    let curve = (0...1000).map { heart.contraction(at: Double($0) / 1000) }
    #expect(curve.allSatisfy { (0...1).contains($0) })
    #expect(zip(curve, curve.dropFirst()).allSatisfy { abs($0 - $1) < 0.012 })
    #expect((heart.systole * 30).rounded() == heart.systole * 30)
  }

  @Test func scarsDoNotMove() throws {
    let scar = PhantomScar(
      direction: 0, halfAngle: 1, level: 0.5, halfLength: 0.4, akinesia: 1, thinning: 0.3)
    let heart = PhantomHeart(
      Self.patient {
        $0.scar = scar
        $0.ejectionFraction = 0.4
      })
    func inner(_ direction: Int, _ c: Double) throws -> Double {
      let level = try #require(
        heart.shape.level(height: heart.shape.cavityLength / 2, contraction: c))
      return heart.shape.radii(level, heart.table[direction]).inner
    }
    #expect(try abs(inner(0, 1) - inner(0, 0)) < 1e-9)
    #expect(try inner(128, 1) < 0.85 * inner(128, 0))
    let volumes = [0.0, 1].map { heart.volumes(contraction: $0).left }
    #expect(abs(volumes[1] / volumes[0] - 0.6) < 2e-3)
  }

  @Test func anglesAreShares() {
    for degrees in stride(from: -179.0, through: 180, by: 7) {
      let angle = degrees * .pi / 180
      let share = HeartSection.angle(Float(3 * cos(angle)), Float(3 * sin(angle)))
      let difference = Double(share) - (angle < 0 ? angle + 2 * .pi : angle) / (2 * .pi)
      #expect(abs(difference) < 5e-6)
    }
    #expect(HeartSection.angle(0, 0) == 0)
  }
}
