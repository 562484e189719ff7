/// Why a file could not be fetched.
enum DownloadError: Error, Hashable, CustomStringConvertible {
  case unreachable(String)
  case interrupted(String)
  case missing(String)
  case wrongChecksum(String)
  case refused(String)

  /// Whether other files of this server will fail too.
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
      "what \(url) sent does not have the checksum in the catalog; it was deleted"
    case .refused(let reason): reason
    }
  }
}
