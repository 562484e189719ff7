import ArgumentParser
import Escaping
import Foundation
import Learning

extension Report {
  /// `report model show WEIGHTS`
  struct ModelShow: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "List the tensors of a file of weights: name, type, shape.",
      discussion: """
        Reads safetensors, and TensorFlow checkpoints of the second version (by their prefix or their \
        index; the data file is not needed).
        """)

    @Argument(help: "The file of weights.") var weights: String
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      let file = try ModelCommand.opened(weights)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Terminal.json(try encoder.encode(Listing(file)))
        return
      }
      for entry in file.entries {
        let shape = entry.shape.map(String.init).joined(separator: " x ")
        Terminal.print(
          "\(entry.name.printable)\t\(entry.type)\t\(shape.isEmpty ? "number" : shape)")
      }
      for (key, value) in file.metadata.sorted(by: { $0.key < $1.key }) {
        Terminal.print("\(key.printable): \(value.printable)")
      }
      if let network = network(file) { Terminal.print(network) }
      Terminal.print(
        "\(file.format.rawValue): \(file.entries.count) tensors, "
          + "\(file.entries.reduce(0) { $0 + $1.count }) numbers")
    }

    /// The network of a file without a description of it, judging by names and shapes, or why it
    /// cannot be told; nil if no known network fits or the file describes it itself.
    private func network(_ file: WeightFile) -> String? {
      let shapes = Dictionary(file.entries.map { ($0.name, $0.shape) }) { first, _ in first }
      guard file.metadata["architecture"] == nil else { return nil }
      if let network = Architecture(foreign: shapes) { return network.summary }
      if let encoder = TorchvisionResNet(shapes: shapes) { return encoder.summary }
      guard shapes.keys.contains(where: { $0.hasPrefix("down.") || $0.hasPrefix("encoder.") })
      else { return nil }
      do {
        let network = try UNet(shapes: shapes)
        return "no metadata; by its shapes a U-Net, widths \(network.widths), "
          + "\(network.classes) classes"
      } catch {
        return "no metadata: \(error)"
      }
    }

    private struct Listing: Encodable {
      struct Tensor: Encodable {
        var name: String
        var type: String
        var shape: [Int]
      }

      var format: String
      var metadata: [String: String]
      var numbers: Int
      var tensors: [Tensor]

      init(_ file: WeightFile) {
        format = file.format.rawValue
        metadata = file.metadata
        numbers = file.entries.reduce(0) { $0 + $1.count }
        tensors = file.entries.map { Tensor(name: $0.name, type: $0.type, shape: $0.shape) }
      }
    }
  }
}
