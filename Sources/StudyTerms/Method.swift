/// A segmentation network of the search, named by encoder, share of labels, input size and what differs.
package struct Method: Hashable, Sendable, Codable {
  /// `r34_p05_s256`.
  package var name: String
  /// The table of its pixel counts, without `.tsv.xz`.
  package var file: String
  /// Side of the square input in pixels.
  package var size: Int

  package init(name: String, file: String, size: Int) {
    self.name = name
    self.file = file
    self.size = size
  }

  /// The network whose labels were learnt from.
  package static let ukbb = "UKBB"
  /// What the paper went on with: ResNet-34, the best 5 % of the labels, 256 pixels.
  package static let chosen = "r34_p05_s256"

  package static let networks: [Method] = [
    Method(name: "r34_p05_s256", file: "resnet34_5percent_size256_normalTfms_ceLoss", size: 256),
    Method(name: "r50_p05_s256", file: "resnet50_5percent_size256_normalTfms_ceLoss", size: 256),
    Method(name: "r34_p15_s256", file: "resnet34_15percent_size256_normalTfms_ceLoss", size: 256),
    Method(
      name: "r34_p05_s256_focal", file: "resnet34_5percent_size256_normalTfms_focalLoss", size: 256),
    Method(name: "r34_p10_s256", file: "resnet34_10percent_size256_normalTfms_ceLoss", size: 256),
    Method(
      name: "r34_p05_s256_extremeTfms", file: "resnet34_5percent_size256_extremeTfms_ceLoss",
      size: 256),
    Method(name: "r34_p05_s128", file: "resnet34_5percent_size128_normalTfms_ceLoss", size: 128),
    Method(
      name: "r34_p05_s256_dice", file: "resnet34_5percent_size256_normalTfms_softdiceLoss",
      size: 256),
    Method(name: "v16_p05_s256", file: "vgg16_5percent_size256_normalTfms_ceLoss", size: 256),
    Method(
      name: "r34_p05_s256_fastai2", file: "resnet34_5percent_size256_extremeTfms_ceLoss_fastai2",
      size: 256),
  ]

  /// The largest score, in per cent, of the labels that a network was trained on, as its name says (`p05`); nil where it says none.
  package static func labelLimit(of name: String) -> Double? {
    name.split(separator: "_").filter { $0.first == "p" }.compactMap { Double($0.dropFirst()) }
      .first
  }

  /// The networks in the order of the published table, then the label network.
  package static let names = networks.map(\.name) + [ukbb]
}
