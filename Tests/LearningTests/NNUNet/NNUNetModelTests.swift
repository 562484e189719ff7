import Foundation
import TestSupport
import Testing

@testable import Learning

@Suite struct NNUNetModelTests {
  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }

  private func refusal(
    _ configuration: String = "2d", _ change: (inout [String: Any]) -> Void
  ) -> String {
    sentence { _ = try NNUNetPlans(TinyPlans.plans(change), configuration: configuration) }
  }

  @Test func plansAreRead() throws {
    let plans = try NNUNetPlans(TinyPlans.plans(), configuration: "2d")
    #expect(plans.patch == [8, 8] && plans.spacing == [1, 1] && !plans.usesMask)
    #expect(plans.network == TinyPlans.network)
    let small = try NNUNetPlans(TinyPlans.plans(), configuration: "small")
    #expect(small.patch == [4, 4] && small.network == TinyPlans.network)
  }

  @Test func plansThatAreNotKnownAreOneSentence() {
    #expect(
      refusal("3d_fullres") { _ in }
        == "plans.json: there is no configuration 3d_fullres (known: 2d, circle, small)")
    #expect(
      refusal("circle") { _ in }
        == "plans.json: the configuration circle inherits from circle, which cannot be")
    #expect(
      refusal {
        $0["patch_size"] = [8, 8, 8]; $0["spacing"] = [1, 1, 1]
      }
        == "plans.json: the configuration 2d has 3 dimensions; only two-dimensional ones are "
        + "predicted here")
    #expect(
      refusal { $0["patch_size"] = [8, 9] }
        == "plans.json: the configuration 2d has a patch of [8, 9] pixels, which are no multiples "
        + "of 2")
    #expect(
      refusal { $0["normalization_schemes"] = ["CTNormalization"] }
        == "plans.json: the configuration 2d normalises by CTNormalization; only "
        + "ZScoreNormalization is known here")
    #expect(
      refusal {
        $0["normalization_schemes"] = ["ZScoreNormalization", "ZScoreNormalization"]
      } == "plans.json: the configuration 2d takes 2 channels; a grey image has one")
    #expect(
      refusal { $0["architecture"] = nil }
        == "plans.json: the configuration 2d has no architecture; plans of nnU-Net before 2.4 are "
        + "not read")
    #expect(
      refusal { $0["resampling_fn_data_kwargs"] = ["order": 1] }
        == "plans.json: the configuration 2d resamples by resample_data_or_seg_to_shape of order 1; "
        + "only resample_data_or_seg_to_shape of order 3 for images and 1 for probabilities is known "
        + "here")
    #expect(
      sentence { _ = try NNUNetPlans(Data("{}".utf8), configuration: "2d") }
        == "plans.json: this is no plans.json of nnU-Net v2")
  }

  @Test(arguments: [
    ("strides", [[1, 1], [2, 1]] as [[Int]], "the strides [[1, 1], [2, 1]]"),
    ("kernel_sizes", [[3, 3], [5, 5]], "kernels of the size [5, 5]"),
  ])
  func networksThatAreNotKnownAreOneSentence(
    key: String, value: [[Int]], part: String
  ) {
    let found = refusal { configuration in
      var architecture = configuration["architecture"] as? [String: Any] ?? [:]
      var options = architecture["arch_kwargs"] as? [String: Any] ?? [:]
      options[key] = value
      architecture["arch_kwargs"] = options
      configuration["architecture"] = architecture
    }
    #expect(
      found
        == "plans.json: the configuration 2d has a PlainConvUNet with \(part), which is not known "
        + "here")
  }

  @Test(arguments: [
    (
      #"{"background": 0, "heart": [1, 2]}"#, "the label heart is a region of several values, which"
    ),
    (#"{"background": 0, "LV": 2}"#, "the labels [0, 2] are not 0, 1, 2 and so on, 2 to 16 of"),
    ("3", "this is no dataset.json of nnU-Net v2"),
  ])
  func labelsThatAreNotKnownAreOneSentence(labels: String, start: String) {
    let found = sentence { _ = try NNUNetDataset(TinyPlans.dataset(labels)) }
    #expect(found.hasPrefix("dataset.json: \(start)"), "\(found)")
  }

  @Test func anIgnoredLabelIsNoClass() throws {
    let dataset = try NNUNetDataset(
      TinyPlans.dataset(#"{"LV": 1, "background": 0, "ignore": 2}"#))
    #expect(dataset.labels == ["background", "LV"])
  }

  @Test func weightsOfAnotherNetworkAreRefused() throws {
    var weights = try Formula.weights(.nnunet(TinyPlans.network))
    weights["decoder.transpconvs.0.bias"] = nil
    let plans = try NNUNetPlans(TinyPlans.plans(), configuration: "2d")
    let dataset = try NNUNetDataset(TinyPlans.dataset())
    #expect(
      sentence {
        _ = try NNUNetModel(plans: plans, dataset: dataset, folds: [("fold_0", weights)])
      }
        == "fold_0: these are not the weights of the plans' network: "
        + "there is no weight decoder.transpconvs.0.bias")
  }

  /// A folder as nnU-Net leaves it, but for its pickles.
  private func folder(_ folder: TemporaryFolder, weights: Weights?) throws -> URL {
    let url = folder.url
    try TinyPlans.plans().write(to: url.appending(path: "plans.json"))
    try TinyPlans.dataset().write(to: url.appending(path: "dataset.json"))
    let fold = url.appending(path: "fold_0")
    try FileManager.default.createDirectory(at: fold, withIntermediateDirectories: true)
    try Data().write(to: fold.appending(path: "checkpoint_final.pth"))
    if let weights {
      try weights.write(safetensors: fold.appending(path: "checkpoint_final.safetensors"))
    }
    return url
  }

  /// A checkpoint has each tensor of the encoder several times, and heads for deep supervision.
  @Test func aFolderIsAModel() throws {
    let own = try Formula.weights(.nnunet(TinyPlans.network))
    var weights = own
    for (name, tensor) in own.tensors where name.hasPrefix("encoder.") {
      weights["decoder.\(name)"] = tensor
      weights[name.replacing(".conv.", with: ".all_modules.0.")] = tensor
    }
    let temporary = try TemporaryFolder()
    let model = try NNUNetModel(folder: folder(temporary, weights: weights))
    #expect(model.folds.map(\.tensors) == [own.tensors])
    #expect(model.labels == ["background", "LV"])
    #expect(NNUNet(shapes: weights.tensors.mapValues(\.shape)) == TinyPlans.network)
    #expect(
      model.architecture.summary
        == "nnU-Net PlainConvUNet, features [4, 6], 2 classes, 692 parameters")
  }

  @Test func whatAFolderLacksIsOneSentence() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.url.path
    func found(_ folds: [Int]? = nil) -> String {
      sentence { _ = try NNUNetModel(folder: temporary.url, folds: folds) }
        .replacing(path, with: "FOLDER")
    }
    #expect(found() == "FOLDER: there is no plans.json that can be read")
    _ = try folder(temporary, weights: nil)
    #expect(
      found()
        == "FOLDER/fold_0: checkpoint_final.pth is a Python pickle, which runs code when it is read, "
        + "so it is never opened; save its weights as checkpoint_final.safetensors in Python (report "
        + "model convert --help says how)")
    #expect(found([0, 3]).hasPrefix("FOLDER/fold_0: "))
    _ = try folder(temporary, weights: try Formula.weights(.nnunet(TinyPlans.network)))
    #expect(found([0, 3]) == "FOLDER/fold_3: there is no such fold")
    try FileManager.default.removeItem(at: temporary.url.appending(path: "fold_0"))
    #expect(found() == "FOLDER: there is no fold_0 with weights")
  }

  @Test func imagesThatDoNotFitAreOneSentence() throws {
    let predictor = try NNUNetPredictor(TinyPlans.model())
    func found(
      _ values: [Float], _ size: SIMD3<Int> = SIMD3(2, 2, 1),
      _ spacing: SIMD3<Double> = SIMD3(1, 1, 8)
    ) -> String {
      sentence { _ = try predictor.predict(values, size: size, spacing: spacing) }
    }
    #expect(found([0, 0, 0, 0]) == "the image is zero throughout")
    #expect(found([1, 2, 3]) == "the image has 3 values of [1, 2, 2] voxels")
    #expect(
      found([1, .nan, 3, 4]) == "some of the image's values are infinite or no numbers")
    #expect(
      found([1, 2, 3, 4], SIMD3(2, 2, 1), SIMD3(1, 0, 8))
        == "the image's voxels have the size [8.0, 0.0, 1.0] mm, which cannot be")
    #expect(
      found([1, 2, 3, 4], SIMD3(2, 2, 1), SIMD3(1, 1e6, 8))
        == "at the plans' 1.0 x 1.0 mm the image has 2000000.0 rows and 2.0 columns")
    #expect(
      found([1, 2, 3, 4], SIMD3(2, 2, 1), SIMD3(1, 8, 1)).hasPrefix(
        "voxels of [1.0, 8.0, 1.0] mm are longest within the slices"))
  }
}
