import Testing
import Trainings

@Suite struct HeartClassTests {
  @Test(arguments: [(1, []), (2, ["LV"]), (3, ["LV", "MY"]), (4, ["LV", "MY", "RV"])])
  func aNetworkKnowsItsFirstClasses(classes: Int, names: [String]) {
    #expect(HeartClass.known(to: classes).map(\.rawValue) == names)
  }
}
