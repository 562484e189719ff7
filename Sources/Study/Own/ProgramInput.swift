import Book
import Engine
import Escaping

/// An entry of `reads`: a file, a folder, or what another block makes.
struct ProgramInput: Decodable, Sendable {
  /// As the author wrote it.
  var text: String
  /// The file, if there may be one.
  var file: FileReference?
  /// Whether the file is known to exist.
  var exists = false
  /// Files of the same folder, if there is no such file.
  var nearby: [String] = []

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    let leaves = text.leadsOut
    let source = decoder.userInfo[.fileSource] as? any FileSource
    // Its own sentence is better where nothing else can be meant.
    if leaves || text.contains("/") {
      file = try DataPath(from: decoder).reference
    } else if let path = try? DataPath(from: decoder) {
      file = path.reference
      exists = source != nil
    } else {
      nearby = (source?.names(in: FileReference(path: "")) ?? []).filter { !$0.hasPrefix(".") }
    }
  }

  /// The path at which the program finds the file.
  var path: String { text.split(separator: "/").joined(separator: "/") }
}
