import Foundation

@testable import Learning

/// Plans, labels and weights of a small network, without any file.
enum TinyPlans {
  /// Of plans.json; a test changes what it wants.
  static func plans(_ change: (inout [String: Any]) -> Void = { _ in }) throws -> Data {
    var architecture: [String: Any] = [
      "network_class_name": "dynamic_network_architectures.architectures.unet.PlainConvUNet"
    ]
    architecture["arch_kwargs"] =
      [
        "n_stages": 2, "features_per_stage": [4, 6], "conv_op": "torch.nn.modules.conv.Conv2d",
        "kernel_sizes": [[3, 3], [3, 3]], "strides": [[1, 1], [2, 2]], "n_conv_per_stage": [1, 1],
        "n_conv_per_stage_decoder": [1], "conv_bias": true,
        "norm_op": "torch.nn.modules.instancenorm.InstanceNorm2d",
        "norm_op_kwargs": ["eps": 1e-05, "affine": true], "nonlin": "torch.nn.LeakyReLU",
        "nonlin_kwargs": ["inplace": true],
      ] as [String: Any]
    var configuration: [String: Any] = [
      "patch_size": [8, 8], "spacing": [1.0, 1.0],
      "normalization_schemes": ["ZScoreNormalization"], "use_mask_for_norm": [false],
      "architecture": architecture,
    ]
    change(&configuration)
    let all: [String: Any] = [
      "transpose_forward": [0, 1, 2], "transpose_backward": [0, 1, 2],
      "configurations": [
        "2d": configuration, "small": ["inherits_from": "2d", "patch_size": [4, 4]],
        "circle": ["inherits_from": "circle"],
      ],
    ]
    return try JSONSerialization.data(withJSONObject: all)
  }

  static func dataset(_ labels: String = #"{"background": 0, "LV": 1}"#) -> Data {
    Data(#"{"labels": \#(labels), "channel_names": {"0": "MRI"}}"#.utf8)
  }

  static let network = NNUNet(
    classes: 2, features: [4, 6], blocks: [1, 1], decoderConvolutions: [1])

  static func model() throws -> NNUNetModel {
    try NNUNetModel(
      plans: NNUNetPlans(plans(), configuration: "2d"), dataset: NNUNetDataset(dataset()),
      folds: [("fold_0", Formula.weights(.nnunet(network)))])
  }
}
