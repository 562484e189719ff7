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
        OIHW, and loses what its optimiser kept; other weights keep their names and shapes.
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
        let written = network?.weights ?? read
        try written.write(safetensors: URL(filePath: output))
        let kind =
          network.map {
            "fully convolutional network, channels \($0.filters), \($0.classes) classes: "
          } ?? ""
        print("\(kind)\(written.tensors.count) tensors, \(written.count) numbers")
      }
    }
  }
}
