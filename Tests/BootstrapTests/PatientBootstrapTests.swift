import Bootstrap
import Testing

@Suite struct PatientBootstrapTests {
  @Test func onePatientHasNoInterval() {
    let one = PatientBootstrap(patients: ["a", "a"], seed: 1, repetitions: 20)
    #expect(one.mean(of: [1, 2]).low.isNaN)
    #expect(one.interval { Double($0.count) }.high.isNaN)
  }

  @Test func wholePatientsAreDrawn() {
    let bootstrap = PatientBootstrap(patients: ["b", "a", "b"], seed: 1, repetitions: 50)
    // Two draws of two patients, of two rows and of one: two to four rows.
    #expect(bootstrap.interval { Double($0.count) } == (2, 4))
    #expect(bootstrap.mean(of: [1, 3, 1]) == (1, 3))
  }

  @Test func aMeanIsAStatisticOfRows() {
    let values = [1.0, 4, 2, 8]
    let bootstrap = PatientBootstrap(patients: [1, 2, 1, 3], seed: 7, repetitions: 200)
    let rows = bootstrap.interval { rows in
      rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    }
    #expect(rows == bootstrap.mean(of: values))
  }
}
