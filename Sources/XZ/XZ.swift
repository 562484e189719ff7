import CLZMA
import Foundation

/// The xz format, through liblzma.
public enum XZ {
  /// The version of the loaded liblzma, such as `5.4.1`.
  public static var version: String { String(cString: lzma_version_string()) }

  /// Decompresses a file piece by piece; `body` gets each piece in order.
  ///
  /// `named` is the file's name in errors. Throws ``XZError`` if the data ends early or is damaged.
  public static func decompress(
    contentsOf url: URL, named: String? = nil, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let stream = try XZStream(decoding: named ?? url.lastPathComponent)
    let data = try Data(contentsOf: url, options: .alwaysMapped)
    try data.withUnsafeBytes { try stream.code($0, isLast: true, body) }
  }

  /// Compresses to one xz stream with a CRC64 check. The same data gives the same bytes.
  public static func compress(_ data: Data) throws -> Data {
    let stream = try XZStream(encoding: "xz", level: 6)
    var output = Data()
    try data.withUnsafeBytes { input in
      try stream.code(input, isLast: true) { output.append(contentsOf: $0) }
    }
    return output
  }
}
