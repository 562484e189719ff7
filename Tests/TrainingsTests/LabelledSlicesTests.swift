import Foundation
import StudyTerms
import Testing

@testable import Trainings

@Suite struct LabelledSlicesTests {
  private var slices: LabelledSlices {
    var slices = LabelledSlices(rows: 1, columns: 2)
    slices.append(.init(name: "a", isExtreme: true), values: [1.5, -0.25], labels: [0, 3])
    slices.append(.init(name: "b", isExtreme: false), values: [.pi, 0], labels: [2, 1])
    return slices
  }

  @Test func theyAreReadBackBitByBit() throws {
    let data = try slices.encoded()
    let read = try LabelledSlices(decoding: data)
    #expect(read == slices)
    #expect(Array(read.pixels(1).values) == [.pi, 0] && Array(read.pixels(1).labels) == [2, 1])
    #expect(try read.encoded() == data)
  }

  @Test func damageIsRefused() throws {
    let data = try slices.encoded()
    let count = data.count
    for data in [data.dropLast(), data + [0], data.prefix(10), Data()] {
      #expect(throws: (any Error).self) { try LabelledSlices(decoding: Data(data)) }
    }
    #expect(throws: StudyError("2 images have 20 bytes, not 19")) {
      try LabelledSlices(decoding: data.prefix(count - 1))
    }
    #expect(throws: StudyError("images of 0 x 2 pixels cannot be read")) {
      try LabelledSlices(decoding: Data(#"{"columns":2,"images":[],"rows":0}"#.utf8))
    }
  }
}
