import Foundation

/// A trained model of nnU-Net: plans, labels, and the weights of one or more folds.
public struct NNUNetModel: Sendable {
  /// How images are prepared, and the network.
  public let plans: NNUNetPlans
  /// The names of the labels, by value.
  public let labels: [String]
  /// The network as an ``Architecture``.
  public let architecture: Architecture
  /// The weights of each fold.
  public let folds: [Weights]

  /// Puts a model together. Throws ``NNUNetProblem`` if a fold's weights do not fit the network.
  public init(
    plans: NNUNetPlans, dataset: NNUNetDataset, folds: [(name: String, weights: Weights)]
  ) throws(NNUNetProblem) {
    var network = plans.network
    network.classes = dataset.labels.count
    self.plans = plans
    labels = dataset.labels
    architecture = .nnunet(network)
    var checked: [Weights] = []
    for (name, weights) in folds {
      do {
        let model = Model(
          architecture: architecture, preparation: Preparation(size: nil),
          weights: network.own(weights))
        try model.check()
        checked.append(model.weights)
      } catch {
        throw NNUNetProblem(
          path: name, reason: "these are not the weights of the plans' network: \(error)")
      }
    }
    self.folds = checked
  }

  /// Reads the folder that nnU-Net trained into: `plans.json`, `dataset.json`, and in `fold_0` and
  /// so on a checkpoint saved as `.safetensors`. If `folds` is nil, all folds found are read.
  public init(
    folder: URL, configuration: String = "2d", folds wanted: [Int]? = nil
  ) throws(NNUNetProblem) {
    func data(_ name: String) throws(NNUNetProblem) -> Data {
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
        throw NNUNetProblem(path: folder.path, reason: "there is no \(name) that can be read")
      }
      return data
    }
    let plans = try NNUNetPlans(
      data("plans.json"), configuration: configuration,
      path: folder.appending(path: "plans.json").path)
    let dataset = try NNUNetDataset(
      data("dataset.json"), path: folder.appending(path: "dataset.json").path)
    var folds: [(String, Weights)] = []
    let numbers = if let wanted { wanted } else { try Self.folds(in: folder) }
    for number in numbers {
      let file = try Self.checkpoint(folder.appending(path: "fold_\(number)"))
      do {
        folds.append((file.path, try WeightFile(opening: file).weights()))
      } catch {
        throw NNUNetProblem(path: error.path, reason: error.reason)
      }
    }
    try self.init(plans: plans, dataset: dataset, folds: folds)
  }

  private static func folds(in folder: URL) throws(NNUNetProblem) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let folds = names.compactMap { name in
      name.hasPrefix("fold_") ? Int(name.dropFirst("fold_".count)) : nil
    }
    guard !folds.isEmpty else {
      throw NNUNetProblem(path: folder.path, reason: "there is no fold_0 with weights")
    }
    return folds.sorted()
  }

  /// The checkpoint of a fold: nnU-Net's final one, else its best, else the only file there is.
  private static func checkpoint(_ folder: URL) throws(NNUNetProblem) -> URL {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw NNUNetProblem(path: folder.path, reason: "there is no such fold")
    }
    let files = names.filter { $0.hasSuffix(".safetensors") }.sorted()
    let known = ["checkpoint_final.safetensors", "checkpoint_best.safetensors"]
    if let name = known.first(where: files.contains) ?? (files.count == 1 ? files[0] : nil) {
      return folder.appending(path: name)
    }
    let pickles = names.filter { $0.hasSuffix(".pth") }.sorted()
    guard let pickle = pickles.first, files.isEmpty else {
      throw NNUNetProblem(
        path: folder.path,
        reason: files.isEmpty
          ? "the fold has no weights (checkpoint_final.safetensors)"
          : "which of \(files.joined(separator: ", ")) is meant? name it checkpoint_final.safetensors"
      )
    }
    throw NNUNetProblem(
      path: folder.path,
      reason: "\(pickle) is a Python pickle, which runs code when it is read, so it is never "
        + "opened; save its weights as checkpoint_final.safetensors in Python (report model "
        + "convert --help says how)")
  }
}
