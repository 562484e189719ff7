import Book
import Engine
import Trainings

extension NetworkStart {
  /// The forms that an author may write: `from: base`, an earlier run of the block; `from:
  /// {weights: own/net.safetensors}`, a file; or `from: {data: ..., images_seen: 2000}`, a network
  /// of its own settings, which is trained once wherever it is named.
  enum Options: Decodable, Hashable, Sendable {
    case run(String)
    case file(FileReference)
    indirect case settings(RunSettings)

    private enum CodingKeys: String, CodingKey { case weights }

    /// `earlier`: the runs that may be named. `refusal` turns a sentence into an error.
    func network(
      earlier: [String: TrainedNetwork], refusal: (String) -> any Error
    ) throws -> NetworkStart {
      switch self {
      case .file(let file): return .file(file)
      case .settings(let settings):
        return .network(try settings.network(earlier: earlier, refusal: refusal))
      case .run(let name):
        guard let network = earlier[name] else {
          throw refusal(
            "has `from: \(name)`, which names no earlier run (known: "
              + (earlier.isEmpty ? "none" : earlier.keys.sorted().joined(separator: ", ")) + ")")
        }
        return .network(network)
      }
    }

    init(from decoder: any Decoder) throws {
      guard let options = try? decoder.container(keyedBy: CodingKeys.self) else {
        self = .run(try decoder.singleValueContainer().decode(String.self))
        return
      }
      if options.contains(.weights) {
        self = .file(try options.decode(DataPath.self, forKey: .weights).reference)
        try options.refuseOthers(than: [.weights], decoder)
      } else {
        self = .settings(try RunSettings(from: decoder))
      }
    }
  }
}
