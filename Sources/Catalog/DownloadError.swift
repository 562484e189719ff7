/// Why a file could not be fetched.
enum DownloadError: Error, Hashable, CustomStringConvertible {
  case unreachable(String)
  case interrupted(String)
  case missing(String)
  case wrongChecksum(String)
  case refused(String)

  /// Whether no other file can be had from there either.
  var isOfServer: Bool {
    if case .unreachable = self { true } else { false }
  }

  var description: String {
    switch self {
    case .unreachable(let reason): reason
    case .interrupted(let url):
      "the transfer from \(url) was interrupted; the part that came is kept"
    case .missing(let url): "there is nothing at \(url)"
    case .wrongChecksum(let url):
      "what \(url) sent has another checksum than the catalog says; it was thrown away"
    case .refused(let reason): reason
    }
  }
}
