import Foundation

/// The date in the metadata of a PDF file.
enum CreationDate {
  /// Puts the `D:` in that Cairo 1.16 leaves out where it is given a date (ISO 32000, 7.9.4).
  /// Seconds and zone, which are zero and may be left out, make room for it, so that all objects
  /// stay where the file's table says.
  static func mended(_ file: Data) -> Data {
    var file = file
    guard let name = file.range(of: Data("/CreationDate (".utf8), options: .backwards) else {
      return file
    }
    let text = file[name.upperBound...].prefix(16)
    guard text.count == 16, text.prefix(14).allSatisfy({ (48...57).contains($0) }),
      text.suffix(2).elementsEqual("Z)".utf8)
    else { return file }
    let date = Data("D:".utf8) + text.prefix(12) + Data(") ".utf8)
    file.replaceSubrange(text.startIndex..<text.endIndex, with: date)
    return file
  }
}
