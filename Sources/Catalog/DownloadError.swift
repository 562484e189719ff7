/// Why a file could not be fetched.
enum DownloadError: Error, Hashable, CustomStringConvertible {
  case unreachable(String)
  case interrupted(String)
  case missing(String)
  case wrongChecksum(String)
  /// Less than the least number of bytes a second came.
  case slow(String, Int)
  /// More came, or was announced, than the file may have.
  case large(String, Int64)
  case refused(String)

  /// Whether other files of this server will fail too.
  var isOfServer: Bool {
    switch self {
    case .unreachable, .slow: true
    default: false
    }
  }

  /// Whether the address will never give the file, so that a part of it is of no use.
  var isFinal: Bool {
    switch self {
    case .missing, .large, .refused: true
    default: false
    }
  }

  var description: String {
    switch self {
    case .unreachable(let reason): reason
    case .interrupted(let url):
      "the transfer from \(url) was interrupted; the part that came is kept"
    case .missing(let url): "there is nothing at \(url)"
    case .wrongChecksum(let url):
      "what \(url) sent does not have the checksum in the catalog; it was deleted"
    case .slow(let url, let least):
      "\(url) sent less than \(least) bytes a second; the part that came is kept"
    case .large(let url, let most):
      "\(url) sends more than the \(most) bytes that a file may have; "
        + "`largest:` in data/catalog.yaml gives another limit in MB"
    case .refused(let reason): reason
    }
  }
}
