import Galleries
import GalleriesTestSupport
import Imaging
import NIfTI
import StudyTerms
import Testing

@Suite struct LabelledStackTests {
  /// Contours at end-diastole and end-systole, of the wall at end-diastole only.
  @Test func whereTheTruthIsKnownItIsShown() {
    let size = SIMD4(4, 4, 2, 3)
    let cavity: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let both: [UInt8] = [2, 2, 2, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 2, 2, 2]
    let small: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let unknown = [UInt8](repeating: PixelOverlap.unknown, count: 16)
    let found = [both, both, small, small, cavity, cavity].flatMap { $0 }
    let stack = LabelledStack(
      series: "1",
      image: NIfTIImage(
        header: NIfTIHeader(
          size: size,
          affine: Affine(i: [2, 0, 0], j: [0, 2, 0], k: [0, 0, 10], origin: [0, 0, 0]),
          timeStep: 1, dataType: .float32, text: ""),
        values: found.map(Float.init)),
      // Frame by frame, slice by slice.
      truth: [both, both, unknown, unknown, small, unknown].flatMap { $0 }, isDrawn: true,
      networks: [
        .init(name: "LV", classes: 2, labels: found.map { $0 == 2 ? 0 : $0 }),
        .init(name: "all", classes: 3, labels: found),
      ])
    #expect((stack.diastole, stack.systole, stack.middle) == (0, 2, 0))
    #expect(stack.imagesWithCavity.map(\.0) == [0, 0, 2])
    #expect(stack.cavityDice(frame: 2, slice: 0) == [0.4, 0.4])
    func view(_ frame: Int) -> GalleryView {
      stack.view(frame: frame, slice: 0, frameName: "\(frame)", reason: "")
    }
    #expect(view(0).networks.map(\.dice) == [[1], [1, 1]])
    #expect(view(1).truth == nil && view(1).networks.map(\.dice) == [[], []])
    // Of the wall nobody says where it is.
    #expect(view(2).networks.map(\.dice) == [[0.4], [0.4]])
    #expect(view(0).truth?.volume == 4 * 0.04)
  }

  @Test func whereNothingIsKnownOfTheTruthTheNetworkLeads() {
    let stack = LabelledStack.beat(truth: [nil, nil, nil])
    #expect((stack.diastole, stack.systole, stack.middle) == (0, 1, 1))
    let view = stack.view(frame: 1, slice: 1, frameName: "ES", reason: "")
    #expect(view.truth == nil && view.networks[0].volume == 0.04)
  }

  /// Contours of one phase say nothing of the other.
  @Test func ofOnePhaseAloneTheTruthShowsNoOther() {
    let drawn: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    let diastole = LabelledStack.beat(truth: [drawn, nil, nil])
    #expect((diastole.diastole, diastole.systole, diastole.middle) == (0, 1, 0))
    #expect(diastole.view(frame: 1, slice: 0, frameName: "ES", reason: "").truth == nil)
    // Whatever the network finds there.
    let other = LabelledStack.beat(truth: [nil, drawn, nil])
    #expect((other.diastole, other.systole) == (1, 2))
  }
}
