import Foundation

/// A two-dimensional configuration of nnU-Net's plans: how images are prepared, and the network.
public struct NNUNetPlans: Hashable, Sendable {
  /// The configuration's name, such as `2d`.
  public var configuration: String
  /// The rows and columns of the network's input.
  public var patch: [Int]
  /// The distance of rows and of columns, in mm.
  public var spacing: [Double]
  /// Whether intensities are normalised within the image's mask only.
  public var usesMask: Bool
  /// Which stored axis (slice, row, column) comes first, second and third in the prepared image.
  public var transposeForward: [Int]
  /// The inverse of ``transposeForward``.
  public var transposeBackward: [Int]
  /// The network. Its classes are not in the plans but in dataset.json.
  public var network: NNUNet

  /// Reads the text of plans.json; `path` is its name in messages. Throws ``NNUNetProblem`` also if
  /// the configuration is three-dimensional or of an unknown kind.
  public init(
    _ data: Data, configuration: String, path: String = "plans.json"
  ) throws(NNUNetProblem) {
    let file: NNUNetPlansFile
    do {
      file = try JSONDecoder().decode(NNUNetPlansFile.self, from: data)
    } catch {
      throw NNUNetProblem(path: path, reason: "this is no plans.json of nnU-Net v2")
    }
    let found: NNUNetPlansFile.Configuration
    do {
      found = try file.configuration(configuration)
      try self.init(configuration, file, found)
    } catch {
      throw NNUNetProblem(path: path, reason: error.reason)
    }
  }

  private init(
    _ name: String, _ file: NNUNetPlansFile, _ found: NNUNetPlansFile.Configuration
  ) throws(NNUNetProblem) {
    func refuse(_ reason: String) -> NNUNetProblem {
      NNUNetProblem(reason: "the configuration \(name) \(reason)")
    }
    guard let patch = found.patch_size, let spacing = found.spacing else {
      throw refuse("states no patch_size and spacing")
    }
    guard patch.count == 2, spacing.count == 2 else {
      throw refuse("has \(patch.count) dimensions; only two-dimensional ones are predicted here")
    }
    guard patch.allSatisfy({ (1...4096).contains($0) }),
      spacing.allSatisfy({ $0.isFinite && $0 > 0 })
    else { throw refuse("has a patch of \(patch) pixels of \(spacing) mm") }
    let schemes = found.normalization_schemes ?? []
    guard schemes.count == 1 else {
      throw refuse("takes \(schemes.count) channels; a grey image has one")
    }
    guard schemes == ["ZScoreNormalization"] else {
      throw refuse("normalises by \(schemes[0]); only ZScoreNormalization is known here")
    }
    try Self.check(found, refuse)
    let identity = [0, 1, 2]
    let forward = file.transpose_forward ?? identity
    let backward = file.transpose_backward ?? identity
    guard forward.sorted() == identity, backward.sorted() == identity,
      identity.allSatisfy({ forward[backward[$0]] == $0 })
    else { throw NNUNetProblem(reason: "transpose_forward and transpose_backward do not fit") }
    guard let architecture = found.architecture else {
      throw refuse("has no architecture; plans of nnU-Net before 2.4 are not read")
    }
    self.configuration = name
    self.patch = patch
    self.spacing = spacing
    self.usesMask = found.use_mask_for_norm?.first ?? false
    self.transposeForward = forward
    self.transposeBackward = backward
    do {
      self.network = try architecture.network()
    } catch {
      throw refuse(error.reason)
    }
    guard patch.allSatisfy({ $0 % network.multiple == 0 }) else {
      throw refuse("has a patch of \(patch) pixels, which are no multiples of \(network.multiple)")
    }
  }

  /// Only nnU-Net's default resampling is supported.
  private static func check(
    _ found: NNUNetPlansFile.Configuration, _ refuse: (String) -> NNUNetProblem
  ) throws(NNUNetProblem) {
    let own = "resample_data_or_seg_to_shape"
    for (function, options, order) in [
      (found.resampling_fn_data, found.resampling_fn_data_kwargs, 3),
      (found.resampling_fn_probabilities, found.resampling_fn_probabilities_kwargs, 1),
    ] {
      guard function ?? own == own, options?.order ?? order == order,
        options?.order_z ?? 0 == 0, options?.force_separate_z == nil
      else {
        throw refuse(
          "resamples by \(function ?? own) of order \(options?.order ?? order); only "
            + "\(own) of order 3 for images and 1 for probabilities is known here")
      }
    }
  }
}
