/// How the pixels of a file are compressed, as its transfer syntax says.
enum Compression: Hashable, Sendable {
  /// Not at all, or in a way that DCMTK reads.
  case native
  /// JPEG 2000 or its high-throughput kind.
  case jpeg2000
  /// In a way that is named here and cannot be read.
  case unsupported(String)

  init(transferSyntax uid: String) {
    let prefix = "1.2.840.10008.1.2.4."
    guard uid.hasPrefix(prefix), let number = Int(uid.dropFirst(prefix.count)) else {
      self = .native
      return
    }
    self =
      switch number {
      case 90, 91, 201, 202, 203: .jpeg2000
      case 92, 93: .unsupported("JPEG 2000 of several components")
      case 94, 95, 204, 205: .unsupported("JPIP, which leaves the pixels on a server")
      case 100, 101: .unsupported("MPEG-2")
      case 102...106: .unsupported("MPEG-4")
      case 107, 108: .unsupported("HEVC")
      case 110...112: .unsupported("JPEG XL")
      default: .native
      }
  }
}
