import Labels
import Testing

@testable import Labels

@Suite struct PatientOrderTests {
  @Test func anOrderOfPatientsHoldsTheSmallerOnes() {
    let names = (1...9).map(String.init)
    let order = PatientOrder.drawn(names, seed: 3)
    #expect(order.sorted() == names)
    #expect(order == PatientOrder.drawn(names, seed: 3))
    #expect(order != PatientOrder.drawn(names, seed: 4))
  }
}
