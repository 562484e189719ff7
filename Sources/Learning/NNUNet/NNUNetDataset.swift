import Foundation

/// The labels of a model, from nnU-Net's dataset.json.
public struct NNUNetDataset: Hashable, Sendable {
  /// The names of the labels in the order of their values, from 0, the background.
  public var labels: [String]

  private struct File: Decodable {
    enum Label: Decodable {
      case value(Int)
      /// A region: all pixels with one of these values.
      case region([Int])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
          self = .value(value)
        } else {
          self = .region(try container.decode([Int].self))
        }
      }
    }
    var labels: [String: Label]
    var channel_names: [String: String]?
  }

  /// Reads the file's text. Throws ``NNUNetProblem`` if labels overlap or images have several
  /// channels.
  public init(_ data: Data, path: String = "dataset.json") throws(NNUNetProblem) {
    func refuse(_ reason: String) -> NNUNetProblem { NNUNetProblem(path: path, reason: reason) }
    guard let file = try? JSONDecoder().decode(File.self, from: data) else {
      throw refuse("this is no dataset.json of nnU-Net v2")
    }
    let channels = file.channel_names?.count ?? 1
    guard channels == 1 else {
      throw refuse("the model takes images of \(channels) channels; a grey image has one")
    }
    var values: [(name: String, value: Int)] = []
    // Pixels ignored in training have no class of their own.
    for (name, label) in file.labels where name != "ignore" {
      guard case .value(let value) = label else {
        throw refuse("the label \(name) is a region of several values, which is not known here")
      }
      values.append((name, value))
    }
    values.sort { $0.value < $1.value }
    guard values.map(\.value) == Array(values.indices), (2...16).contains(values.count) else {
      throw refuse("the labels \(values.map(\.value)) are not 0, 1, 2 and so on, 2 to 16 of them")
    }
    labels = values.map(\.name)
  }
}
