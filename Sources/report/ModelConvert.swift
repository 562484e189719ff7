import ArgumentParser
import Foundation
import Learning

extension Report {
  /// `report model convert WEIGHTS OUTPUT.safetensors`
  struct ModelConvert: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "convert", abstract: "Write weights as safetensors, all numbers as F32.",
      discussion: """
        The network of Bai et al. gets the names by which this program knows it, with kernels as \
        OIHW, and loses what its optimiser kept; nnU-Net's loses what its checkpoint has twice; other \
        weights keep their names and shapes.

        A Python pickle (.pth, .pt, .pkl) runs code when it is read, so it is never opened. Where you \
        trust it, three lines of Python save its weights (pip install safetensors). fastai, torchvision:

          import torch; from safetensors.torch import save_file
          w = torch.load("model.pth", map_location="cpu"); w = w.get("model", w)
          save_file({k: w[k].clone().contiguous() for k in w}, "model.safetensors")

        nnU-Net, in the folder of each fold; plans.json and dataset.json stay where they are:

          import torch; from safetensors.torch import save_file; n = "checkpoint_final"
          w = torch.load(n + ".pth", "cpu", weights_only=False)["network_weights"]
          save_file({k: w[k].clone().contiguous() for k in w}, n + ".safetensors")
        """)

    @Argument(help: "The file of weights.") var weights: String
    @Argument(help: "The file to write; its name ends with .safetensors.") var output: String
    @Flag(help: "Keep names and shapes whatever the network is.") var keepNames = false

    func validate() throws {
      if !output.hasSuffix(".safetensors") {
        throw ValidationError("\(output) does not end with .safetensors")
      }
    }

    func run() throws {
      let file = try ModelCommand.opened(weights)
      try ModelCommand.refusing { () throws(WeightError) in
        let read = try file.weights()
        let network = keepNames ? nil : try? FCNWeights(read)
        let foreign = network == nil && !keepNames ? Self.foreign(read) : nil
        let written = network?.weights ?? foreign?.weights ?? read
        try written.write(safetensors: URL(filePath: output))
        let kind =
          network.map {
            "fully convolutional network, channels \($0.filters), \($0.classes) classes: "
          } ?? foreign.map { "\($0.summary): " } ?? ""
        Terminal.print("\(kind)\(written.tensors.count) tensors, \(written.count) numbers")
      }
    }

    /// Weights of another program's network, without duplicates and entries that are no weights;
    /// nil for any other file.
    private static func foreign(_ read: Weights) -> (summary: String, weights: Weights)? {
      guard let network = Architecture(foreign: read.tensors.mapValues(\.shape)) else {
        return nil
      }
      if case .nnunet(let own) = network { return (network.summary, own.own(read)) }
      return (network.summary, read)
    }
  }
}
