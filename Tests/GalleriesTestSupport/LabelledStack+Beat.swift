import Galleries
import Imaging
import NIfTI
import StudyTerms

extension LabelledStack {
  /// Three frames of two equal slices of 4 x 4 pixels. The network finds a large, a small and a
  /// middling cavity. `truth`: the labels of the first slice by frame; nil where they are unknown.
  package static func beat(truth: [[UInt8]?]) -> LabelledStack {
    let cavity: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let small: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let middling: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let found = [cavity, small, middling].flatMap { $0 + $0 }
    let unknown = [UInt8](repeating: PixelOverlap.unknown, count: 16)
    return LabelledStack(
      series: "1",
      image: NIfTIImage(
        header: NIfTIHeader(
          size: SIMD4(4, 4, 2, 3),
          affine: Affine(i: [2, 0, 0], j: [0, 2, 0], k: [0, 0, 10], origin: [0, 0, 0]),
          timeStep: 1, dataType: .float32, text: ""),
        values: found.map(Float.init)),
      truth: truth.flatMap { ($0 ?? unknown) + unknown }, isDrawn: true,
      networks: [.init(name: "net", classes: 2, labels: found)])
  }
}
