import Engine
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches files over HTTPS: resumes what was interrupted, checks the digest, and places the whole file at once.
final class Download: Sendable {
  private let progress: @Sendable (String, Int64, Int64?) -> Void

  init(progress: @escaping @Sendable (String, Int64, Int64?) -> Void) { self.progress = progress }

  /// Blocks until the file is at `place`; a part of it stays beside it as `.part` when interrupted.
  func fetch(path: String, from base: String, to place: URL, digest: Digest) throws {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    guard let url = URL(string: base.hasSuffix("/") ? base + escaped : base + "/" + escaped),
      url.scheme == "https"
        || (url.scheme == "http" && ["127.0.0.1", "localhost"].contains(url.host ?? ""))
    else { throw DownloadError.refused("\(base) is not an https address") }
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    let held = try PartFile(of: place) {
      (try? Data(contentsOf: place, options: .alwaysMapped)).map { Digest(of: $0) } == digest
    }
    try held?.hold { part in
      try transfer(path: path, from: url, part: part, to: place, digest: digest)
    }
  }

  private func transfer(path: String, from url: URL, part: URL, to place: URL, digest: Digest)
    throws
  {
    // What an earlier call left may be damaged.
    var isOld = (try part.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) > 0
    // Each turn takes up what there is. It is begun again only where what an earlier call left has another checksum, or where the server
    // has no rest of it (status 416).
    for _ in 0..<4 {
      do {
        try transfer(url, path: path, to: part)
      } catch DownloadError.interrupted {
        continue
      } catch {
        // Nothing came: nothing is kept.
        if try Data(contentsOf: part, options: .alwaysMapped).isEmpty {
          try? FileManager.default.removeItem(at: part)
        }
        throw error
      }
      guard try Digest(of: Data(contentsOf: part, options: .alwaysMapped)) == digest else {
        if isOld {
          isOld = false
          try Data().write(to: part)
          continue
        }
        try? FileManager.default.removeItem(at: part)
        throw DownloadError.wrongChecksum(url.absoluteString)
      }
      guard rename(part.path, place.path) == 0 else {
        throw DownloadError.refused("\(place.lastPathComponent) cannot be placed")
      }
      return
    }
    throw DownloadError.interrupted(url.absoluteString)
  }

  private func transfer(_ url: URL, path: String, to part: URL) throws {
    let handle = try FileHandle(forWritingTo: part)
    defer { try? handle.close() }
    let start = try handle.seekToEnd()
    var request = URLRequest(url: url, timeoutInterval: 60)
    if start > 0 { request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range") }
    let receiver = DownloadReceiver(handle: handle, start: Int64(start)) { [progress] done, total in
      progress(path, done, total)
    }
    let session = URLSession(configuration: .ephemeral, delegate: receiver, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    try receiver.wait(for: url)
  }
}

/// Why a file could not be fetched.
enum DownloadError: Error, Hashable, CustomStringConvertible {
  case unreachable(String)
  case interrupted(String)
  case missing(String)
  case wrongChecksum(String)
  case refused(String)

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
