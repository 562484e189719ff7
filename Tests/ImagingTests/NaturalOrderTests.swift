import Imaging
import Testing

@Suite struct NaturalOrderTests {
  @Test func numbersCountByValue() {
    let names = ["sax_10", "sax_9", "IM-2-0010", "IM-2-0002", "sax_09", "a", "a1b", "a1"]
    #expect(
      names.sorted(by: NaturalOrder.precedes)
        == ["IM-2-0002", "IM-2-0010", "a", "a1", "a1b", "sax_09", "sax_9", "sax_10"])
  }
}
