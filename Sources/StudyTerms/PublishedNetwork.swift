/// A segmentation network of the published search. Its name states encoder, share of labels, input
/// size and any variation.
package struct PublishedNetwork: Hashable, Sendable, Codable {
  /// The network's name, such as `r34_p05_s256`.
  package var name: String
  /// The name of its table of pixel counts, without `.tsv.xz`.
  package var file: String
  /// The side of the square input, in pixels.
  package var size: Int

  package init(name: String, file: String, size: Int) {
    self.name = name
    self.file = file
    self.size = size
  }

  /// The name of the label network, whose masks the others were trained on.
  package static let ukbb = "UKBB"
  /// The network that the paper went on with: ResNet-34, the best 5 % of the labels, 256 pixels.
  package static let chosen = "r34_p05_s256"

  /// The networks of the search, in the order of the published table.
  package static let networks: [PublishedNetwork] = [
    PublishedNetwork(
      name: "r34_p05_s256", file: "resnet34_5percent_size256_normalTfms_ceLoss", size: 256),
    PublishedNetwork(
      name: "r50_p05_s256", file: "resnet50_5percent_size256_normalTfms_ceLoss", size: 256),
    PublishedNetwork(
      name: "r34_p15_s256", file: "resnet34_15percent_size256_normalTfms_ceLoss", size: 256),
    PublishedNetwork(
      name: "r34_p05_s256_focal", file: "resnet34_5percent_size256_normalTfms_focalLoss", size: 256),
    PublishedNetwork(
      name: "r34_p10_s256", file: "resnet34_10percent_size256_normalTfms_ceLoss", size: 256),
    PublishedNetwork(
      name: "r34_p05_s256_extremeTfms", file: "resnet34_5percent_size256_extremeTfms_ceLoss",
      size: 256),
    PublishedNetwork(
      name: "r34_p05_s128", file: "resnet34_5percent_size128_normalTfms_ceLoss", size: 128),
    PublishedNetwork(
      name: "r34_p05_s256_dice", file: "resnet34_5percent_size256_normalTfms_softdiceLoss",
      size: 256),
    PublishedNetwork(
      name: "v16_p05_s256", file: "vgg16_5percent_size256_normalTfms_ceLoss", size: 256),
    PublishedNetwork(
      name: "r34_p05_s256_fastai2", file: "resnet34_5percent_size256_extremeTfms_ceLoss_fastai2",
      size: 256),
  ]

  /// The largest label score, in per cent, that a network was trained on, read from its name
  /// (`p05`); nil if the name has none.
  package static func labelLimit(of name: String) -> Double? {
    name.split(separator: "_").filter { $0.first == "p" }.compactMap { Double($0.dropFirst()) }
      .first
  }

  /// The names of ``networks``, followed by the label network's.
  package static let names = networks.map(\.name) + [ukbb]
}
