import Engine
import Foundation
import Imaging
import Tables
import Testing

@testable import Study

/// Intervals draw patients, whatever their series are called.
@Suite struct PatientsOfSeriesTests {
  @Test func onePatientHasNoInterval() {
    let one = PatientBootstrap(patients: ["a", "a"], seed: 1, repetitions: 20)
    #expect(one.mean(of: [1, 2]).low.isNaN)
    #expect(one.interval { Double($0.count) }.high.isNaN)
    let two = PatientBootstrap(patients: ["a", "b"], seed: 1, repetitions: 50)
    #expect(two.mean(of: [1, 2]) == (1, 2))
    func volunteers(_ numbers: [Int]) -> VolunteerClusters {
      VolunteerClusters(
        ConfusionTable(
          images: numbers.map { CineImage(volunteer: Volunteer($0), slice: 0, frame: 0) },
          splits: numbers.map { _ in .test }, counts: numbers.map { _ in .zero }),
        rows: Array(numbers.indices), values: numbers.map(Double.init))
    }
    #expect(volunteers([7]).interval(repetitions: 20, seed: 1).low.isNaN)
    #expect(volunteers([1, 2]).interval(repetitions: 50, seed: 1) == (1, 2))
  }
}
