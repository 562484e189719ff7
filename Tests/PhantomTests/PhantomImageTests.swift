import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import Imaging
@testable import Phantom

@Suite struct PhantomImageTests {
  static func phantom(_ number: Int = 1, _ profile: PhantomProfile = .biobank) -> Phantom {
    Phantom(PhantomPatient(number: number, seed: 4, profile: profile))
  }

  @Test func theSameSeedIsTheSameImage() {
    let first = Self.phantom().example(slice: 4, frame: 0, matrix: 48)
    let second = Self.phantom().example(slice: 4, frame: 0, matrix: 48)
    #expect(first.image == second.image)
    #expect(first.labels == second.labels)
    #expect(Self.phantom(2).example(slice: 4, frame: 0, matrix: 48).image != first.image)
    let patient = PhantomPatient(number: 1, seed: 5, profile: .biobank)
    #expect(Phantom(patient).example(slice: 4, frame: 0, matrix: 48).image != first.image)
  }

  /// Blood is bright, muscle dark grey, noise aside, in all profiles.
  @Test(arguments: PhantomProfile.allCases)
  func bloodIsBrighterThanMuscle(_ profile: PhantomProfile) {
    let phantom = Self.phantom(1, profile)
    let slice = phantom.patient.scan.slices / 2
    let (image, labels) = phantom.example(slice: slice, frame: 0, matrix: 64)
    func mean(_ label: PhantomLabel) -> Float {
      let values = zip(image.values, labels).filter { $0.1 == label.rawValue }.map(\.0)
      return values.reduce(0, +) / Float(max(1, values.count))
    }
    #expect(mean(.leftVentricle) > 1.3 * mean(.myocardium))
    #expect(mean(.rightVentricle) > 1.3 * mean(.myocardium))
    #expect(image.values.allSatisfy { $0 == $0.rounded() && (0...4095).contains($0) })
  }

  /// Where there is no signal the magnitude of the noise has Rayleigh's mean, sigma (pi / 2)^(1/2).
  @Test func noiseIsRician() {
    var patient = PhantomPatient(number: 1, seed: 4, profile: .biobank)
    patient.scan.noise = 0.1
    patient.scan.center = SIMD2(-2000, 0)
    let image = Phantom(patient).example(slice: 4, frame: 0, matrix: 64).image
    let mean = Double(image.values.reduce(0, +)) / Double(image.values.count)
    #expect(abs(mean / (42 * (Double.pi / 2).squareRoot()) - 1) < 0.03)
  }

  /// A smaller matrix is the middle of the larger one, to the bit.
  @Test func smallerMatricesAreCutOut() {
    let phantom = Self.phantom()
    var plane = phantom.patient.scan.plane(4)
    plane = plane.resized(rows: 40, columns: 36)
    let small = plane.resized(rows: 30, columns: 30)
    let large = phantom.cine(plane).image(frame: 1, stream: 9)
    #expect(phantom.cine(small).image(frame: 1, stream: 9) == large.centered(rows: 30, columns: 30))
  }
}
