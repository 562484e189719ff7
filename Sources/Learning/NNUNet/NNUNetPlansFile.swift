/// The content of nnU-Net v2's plans.json, under its own names.
struct NNUNetPlansFile: Decodable {
  var configurations: [String: Configuration]
  var transpose_forward: [Int]?
  var transpose_backward: [Int]?

  struct Configuration: Decodable {
    var inherits_from: String?
    var patch_size: [Int]?
    var spacing: [Double]?
    var normalization_schemes: [String]?
    var use_mask_for_norm: [Bool]?
    var resampling_fn_data: String?
    var resampling_fn_data_kwargs: Resampling?
    var resampling_fn_probabilities: String?
    var resampling_fn_probabilities_kwargs: Resampling?
    var architecture: Architecture?

    /// Takes what is not stated from the configuration that this one inherits from.
    fileprivate func filled(from other: Configuration) -> Configuration {
      var result = self
      result.patch_size = patch_size ?? other.patch_size
      result.spacing = spacing ?? other.spacing
      result.normalization_schemes = normalization_schemes ?? other.normalization_schemes
      result.use_mask_for_norm = use_mask_for_norm ?? other.use_mask_for_norm
      result.resampling_fn_data = resampling_fn_data ?? other.resampling_fn_data
      result.resampling_fn_data_kwargs =
        resampling_fn_data_kwargs ?? other.resampling_fn_data_kwargs
      result.resampling_fn_probabilities =
        resampling_fn_probabilities ?? other.resampling_fn_probabilities
      result.resampling_fn_probabilities_kwargs =
        resampling_fn_probabilities_kwargs ?? other.resampling_fn_probabilities_kwargs
      result.architecture = architecture ?? other.architecture
      result.inherits_from = other.inherits_from
      return result
    }
  }

  struct Resampling: Decodable {
    var order: Int?
    var order_z: Int?
    var force_separate_z: Bool?
  }

  struct Architecture: Decodable {
    var network_class_name: String
    var arch_kwargs: Options

    struct Options: Decodable {
      var n_stages: Int
      var features_per_stage: [Int]
      var conv_op: String?
      var kernel_sizes: [[Int]]?
      var strides: [[Int]]?
      var n_conv_per_stage: Counts?
      var n_blocks_per_stage: Counts?
      var n_conv_per_stage_decoder: Counts?
      var conv_bias: Bool?
      var norm_op: String?
      var norm_op_kwargs: Norm?
      var dropout_op: String?
      var nonlin: String?
      var nonlin_kwargs: Activation?
      var bottleneck_channels: Counts?
    }

    struct Norm: Decodable {
      var eps: Double?
      var affine: Bool?
    }

    struct Activation: Decodable {
      var negative_slope: Double?
    }
  }

  /// One number for all levels, or one for each.
  enum Counts: Decodable {
    case one(Int)
    case many([Int])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .one(number)
      } else {
        self = .many(try container.decode([Int].self))
      }
    }

    func numbers(_ count: Int) -> [Int] {
      switch self {
      case .one(let number): [Int](repeating: number, count: max(0, count))
      case .many(let numbers): numbers
      }
    }
  }

  /// The configuration of this name with all that it inherits. Throws ``NNUNetProblem`` if there is
  /// none.
  func configuration(_ name: String) throws(NNUNetProblem) -> Configuration {
    guard var found = configurations[name] else {
      let known = configurations.keys.sorted().joined(separator: ", ")
      throw NNUNetProblem(reason: "there is no configuration \(name) (known: \(known))")
    }
    var seen: Set<String> = [name]
    while let parent = found.inherits_from {
      guard let other = configurations[parent], seen.insert(parent).inserted else {
        throw NNUNetProblem(
          reason: "the configuration \(name) inherits from \(parent), which cannot be")
      }
      found = found.filled(from: other)
    }
    return found
  }
}

extension NNUNetPlansFile.Architecture {
  /// The network, without its classes. Throws ``NNUNetProblem`` if it is of an unknown kind.
  func network() throws(NNUNetProblem) -> NNUNet {
    let kind = network_class_name.split(separator: ".").last.map(String.init) ?? ""
    guard let encoder = NNUNet.Encoder(rawValue: kind) else {
      throw NNUNetProblem(
        reason: "has a \(kind); PlainConvUNet and ResidualEncoderUNet are known here")
    }
    func refuse(_ part: String) -> NNUNetProblem {
      NNUNetProblem(reason: "has a \(kind) with \(part), which is not known here")
    }
    let options = arch_kwargs
    let levels = options.features_per_stage.count
    func ends(_ name: String?, _ due: String) -> Bool { name?.hasSuffix(due) ?? true }
    guard ends(options.conv_op, ".Conv2d") else { throw refuse("\(options.conv_op ?? "")") }
    guard ends(options.norm_op, ".InstanceNorm2d"), options.norm_op_kwargs?.affine ?? true else {
      throw refuse("the norm \(options.norm_op ?? "") without InstanceNorm2d's scale and shift")
    }
    guard ends(options.nonlin, ".LeakyReLU") else { throw refuse("\(options.nonlin ?? "")") }
    guard options.dropout_op == nil else { throw refuse("dropout") }
    guard options.bottleneck_channels == nil else { throw refuse("bottlenecks") }
    guard options.n_stages == levels, levels > 1 else {
      throw refuse("\(options.n_stages) stages of \(levels) widths")
    }
    if let kernel = options.kernel_sizes?.first(where: { $0 != [3, 3] }) {
      throw refuse("kernels of the size \(kernel)")
    }
    let strides = [[1, 1]] + [[Int]](repeating: [2, 2], count: levels - 1)
    guard options.strides ?? strides == strides else {
      throw refuse("the strides \(options.strides ?? [])")
    }
    let blocks = encoder == .plain ? options.n_conv_per_stage : options.n_blocks_per_stage
    guard let blocks, let decoder = options.n_conv_per_stage_decoder else {
      throw refuse("no numbers of convolutions")
    }
    let network = NNUNet(
      encoder: encoder, classes: 2, features: options.features_per_stage,
      blocks: blocks.numbers(levels), decoderConvolutions: decoder.numbers(levels - 1),
      hasBias: options.conv_bias ?? false, epsilon: options.norm_op_kwargs?.eps ?? 1e-5,
      leak: options.nonlin_kwargs?.negative_slope ?? 0.01)
    do {
      try network.check()
    } catch {
      throw NNUNetProblem(reason: "cannot be: \(error)")
    }
    return network
  }
}
