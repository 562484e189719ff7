import CCrypto
import Foundation

/// SHA-256 as 64 lower-case hexadecimal digits.
///
/// The engine has a type for it. A tool of the build that needed the engine would have it compiled
/// twice: once for the tool and once for the program.
enum SourceDigest {
  static func hex(of data: some DataProtocol) -> String {
    let bytes = Array(data)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Of the text in UTF-8.
  static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }
}
