import Foundation
import TestSupport
import Testing

@testable import Learning

@Suite struct FastaiUNetTests {
  /// As SOURCE.md of the reference counts them: of the learner, of a bare DynamicUnet, and of the
  /// encoder alone.
  @Test func parametersAreAsManyAsFastaiHas() throws {
    func count(_ form: FastaiUNet.Form) throws -> (all: Int, encoder: Int) {
      let graph = try Architecture.fastai(FastaiUNet(form: form))
        .graph(images: 1, height: 32, width: 32)
      let learnt = graph.parameters.filter { $0.role != .statistic }
      func sum(_ parameters: [Parameter]) -> Int {
        parameters.reduce(0) { $0 + $1.shape.reduce(1, *) }
      }
      return (sum(learnt), sum(learnt.filter { $0.name.hasPrefix("layers.0.") }))
    }
    #expect(try count(.learner) == (41_221_368, 21_284_672))
    #expect(try count(.bare) == (41_229_314, 21_284_672))
    #expect(try count(.learner2) == (41_221_368, 21_284_672))
  }

  @Test(
    .enabled(if: DataMirror.has("fastai-unet"), "REPORT_MIRROR has no data set fastai-unet"),
    arguments: [FastaiUNet.Form.learner, .bare])
  func namesAndShapesAreThoseOfFastai(form: FastaiUNet.Form) throws {
    let kind = form == .bare ? "bare" : "learner"
    let text = try String(
      contentsOf: DataMirror.url("fastai-unet/tensors-\(kind).txt"), encoding: .utf8)
    var due: [String: [Int]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      due[String(parts[0])] = parts[1].split(separator: "x").compactMap { Int($0) }
    }
    due = due.filter { !$0.key.hasSuffix("num_batches_tracked") }
    let graph = try Architecture.fastai(FastaiUNet(form: form))
      .graph(images: 1, height: 32, width: 32)
    let found = Dictionary(uniqueKeysWithValues: graph.parameters.map { ($0.name, $0.shape) })
    #expect(found == due)
    #expect(FastaiUNet(shapes: due) == FastaiUNet(form: form))
  }

  // 41 million weights take minutes without the optimiser, where small networks stand for them
  // (NetworkReferenceTests). This one is run by
  // `swift test -c release -Xswiftc -enable-testing --filter FastaiUNetTests`.
  #if !DEBUG
    @Test(
      .enabled(if: DataMirror.has("fastai-unet"), "REPORT_MIRROR has no data set fastai-unet"),
      arguments: [FastaiUNet.Form.learner, .bare])
    func scoresAreThoseOfFastai(form: FastaiUNet.Form) throws {
      let architecture = Architecture.fastai(FastaiUNet(form: form))
      let network = try Network(
        architecture, images: 1, height: 128, width: 128, training: false, workers: 2)
      try network.load(Formula.weights(architecture))
      try network.setImage(0, NumPyFile.numbers("fastai-unet/x.npy"))
      network.execution.forward()
      let due = try NumPyFile.numbers(
        "fastai-unet/y-\(form == .bare ? "bare" : "learner").npy")
      let found = NetworkReferenceTests.scores(network)
      let mean = due.reduce(0) { $0 + Double($1) } / Double(due.count)
      let variance =
        due.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(due.count)
      let worst = zip(found, due).map { abs(Double($0) - Double($1)) }.max() ?? .infinity
      #expect(found.count == due.count)
      #expect(worst < 1e-4 * variance.squareRoot(), "\(worst / variance.squareRoot())")
    }
  #endif

  /// As fastai begins (ICNR): what a shuffle makes has the same value in each 2 x 2 pixels.
  @Test func shufflesBeginWithoutACheckerboard() throws {
    for form in FastaiUNet.Form.allCases {
      let network = FastaiUNet(form: form, widths: [4, 4, 6], blocks: [1, 1])
      let weights = try Network(
        .fastai(network), images: 1, height: 8, width: 8, training: false, seed: 2
      ).weights
      let names = weights.names.filter {
        $0.contains("shuf") && ($0.hasSuffix(".weight") || $0.hasSuffix(".weight_v"))
      }
      #expect(names.count == 2)
      for name in names {
        let tensor = try #require(weights[name])
        let rows = (0..<tensor.shape[0]).map { row in
          Array(tensor.values[row * tensor.shape[1]..<(row + 1) * tensor.shape[1]])
        }
        for row in rows.indices { #expect(rows[row] == rows[row / 4 * 4]) }
        #expect(Set(rows).count == rows.count / 4)
      }
    }
  }

  @Test func formsAreToldByNamesAndShapes() throws {
    for form in FastaiUNet.Form.allCases {
      let network = FastaiUNet(
        form: form, classes: 5, widths: [4, 4, 6, 8, 10], blocks: [1, 2, 1, 1])
      let weights = try Formula.weights(.fastai(network))
      let model = try Model(unpacking: weights)
      #expect(model.architecture == .fastai(network))
      #expect(model.preparation.isImageNet)
    }
    #expect(FastaiUNet().title == "fastai 1 U-Net, ResNet-34")
    #expect(
      FastaiUNet(form: .learner2, blocks: FastaiUNet.resNet18).title == "fastai 2 U-Net, ResNet-18")
    #expect(
      FastaiUNet(form: .bare, widths: [4, 4, 6], blocks: [1, 2]).title
        == "fastai 1 U-Net (bare DynamicUnet), a ResNet of the widths [4, 4, 6] and the blocks [1, 2]"
    )
    #expect(FastaiUNet(shapes: ["layers.0.0.weight": [64, 3, 7, 7]]) == nil)
  }
}
