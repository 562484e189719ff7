import Engine
import Report

extension NetworkStart {
  /// As an author writes it: `from: base`, an earlier run of the block; `from: {weights: own/net.safetensors}`, a file; or `from: {data:
  /// ..., images_seen: 2000}`, a network of its own settings, which is trained once wherever it is named.
  enum Options: Decodable, Hashable, Sendable {
    case run(String)
    case file(FileReference)
    indirect case settings(RunSettings)

    private enum CodingKeys: String, CodingKey { case weights }

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
