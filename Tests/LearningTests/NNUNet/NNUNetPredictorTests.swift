import Foundation
import TestSupport
import Testing

@testable import Learning

/// Beside nnU-Net's own predictor (nnunetv2 2.8.1).
@Suite struct NNUNetPredictorTests {
  @Test(
    .enabled(if: DataMirror.has("nnunet"), "REPORT_MIRROR has no data set nnunet"),
    arguments: NNUNetReference.cases)
  func labelsAndProbabilitiesAreThoseOfNNUNet(item: NNUNetReference.Case) throws {
    let predictor = try NNUNetPredictor(
      NNUNetReference.model(item), mirrors: item.mirrors, workers: 2)
    let (values, size, spacing) = try NNUNetReference.image(
      "out/images/\(item.image)_0000.nii.gz")
    let found = try predictor.predict(values, size: size, spacing: spacing)
    let labels = try NNUNetReference.image("out/\(item.label).nii.gz").values
    #expect(found.labels.map(Float.init) == labels)
    let due = NumPyFile.numbers(
      try NNUNetReference.array("out/\(item.label).npz", "probabilities"))
    let own = found.probabilities.flatMap { $0 }
    #expect(own.count == due.count)
    let worst = zip(own, due).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 1e-3, "\(worst)")
  }

  @Test(.enabled(if: DataMirror.has("nnunet"), "REPORT_MIRROR has no data set nnunet"))
  func whatIsBetweenIsThatOfNNUNet() throws {
    let item = NNUNetReference.cases[0]
    let predictor = try NNUNetPredictor(NNUNetReference.model(item))
    let (values, size, spacing) = try NNUNetReference.image("out/images/main_0000.nii.gz")
    let scores = try predictor.scores(
      Volume(size: [size.z, size.y, size.x], values: values),
      spacing: [spacing.z, spacing.y, spacing.x])
    let image = scores.preparation.image
    #expect(image.size == [3, 41, 57])
    let due = NumPyFile.numbers(try NNUNetReference.array("out/main-between.npz", "data"))
    let worst = zip(image.values, due).map { abs($0 - $1) }.max() ?? .infinity
    #expect(due.count == image.values.count && worst < 1e-5, "\(worst)")
    let logits = NumPyFile.halves(try NNUNetReference.array("out/main-between.npz", "logits"))
    let found = scores.classes.flatMap(\.values)
    let away = zip(found, logits).map { abs($0 - $1) }.max() ?? .infinity
    #expect(logits.count == found.count && away < 0.01, "\(away)")
  }

  @Test(
    .enabled(if: DataMirror.has("nnunet"), "REPORT_MIRROR has no data set nnunet"),
    arguments: ["plain", "residual"])
  func scoresOfTheBareNetworkAreThoseOfPyTorch(kind: String) throws {
    let item = NNUNetReference.cases[kind == "plain" ? 0 : 4]
    let model = try NNUNetReference.model(item)
    let network = try Network(
      model.architecture, images: 1, height: 24, width: 32, training: false)
    try network.load(model.folds[0])
    try network.setImage(0, Formula.u("x", 768).map { Float(1.7 * $0) })
    network.execution.forward()
    let due = try NumPyFile.numbers("nnunet/out/y-\(kind).npy")
    #expect(difference(NetworkReferenceTests.scores(network), due) < 1e-5)
  }
}
