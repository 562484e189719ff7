import Engine
import Escaping
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Downloads files over HTTPS. Resumes interrupted transfers, checks the digest, and puts the file
/// in place when it is complete.
struct Download: Sendable {
  /// How many seconds a server may be silent.
  var patience: TimeInterval
  /// Over how many seconds the speed is judged, and how many bytes a second have to come in them.
  var span: TimeInterval
  var least = 1000
  /// Receives the path, the bytes so far, and the total size.
  var progress: @Sendable (String, Int64, Int64?) -> Void

  /// Returns when the file is at `place`. If the transfer is interrupted, the part stays beside it
  /// as `.part`. Throws ``DownloadError`` and ``CancellationError``.
  ///
  /// `most`: how many bytes the file may have.
  func fetch(
    path: String, from base: String, to place: URL, digest: Digest, most: Int64
  ) async throws {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    guard let url = URL(string: base.hasSuffix("/") ? base + escaped : base + "/" + escaped),
      Self.isSafe(url)
    else { throw DownloadError.refused("\(base) is not an https address") }
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      let part = try await PartFile.held(for: place) {
        (try? Data(contentsOf: place, options: .alwaysMapped)).map { Digest(of: $0) } == digest
      }
      try await part?.hold { part in
        try await transfer(
          path: path, from: url, part: part, to: place, digest: digest, most: most)
      }
    } catch let error as CocoaError {
      throw DownloadError.refused(error.sentence)
    }
  }

  private func transfer(
    path: String, from url: URL, part: URL, to place: URL, digest: Digest, most: Int64
  ) async throws {
    // The rest of an earlier call may be damaged.
    var isOld = (try part.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) > 0
    // Each attempt continues the part. It starts over only if the part of an earlier call has a
    // wrong checksum, or if the server has nothing after it (status 416).
    for _ in 0..<4 {
      do {
        try await transfer(url, path: path, to: part, most: most)
      } catch DownloadError.interrupted {
        continue
      } catch {
        // Of an address without the file nothing is kept, nor a file without a byte.
        let isEmpty = try part.resourceValues(forKeys: [.fileSizeKey]).fileSize == 0
        if isEmpty || (error as? DownloadError)?.isFinal == true {
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

  private func transfer(_ url: URL, path: String, to part: URL, most: Int64) async throws {
    let handle = try FileHandle(forWritingTo: part)
    defer { try? handle.close() }
    let start = try handle.seekToEnd()
    var request = URLRequest(url: url, timeoutInterval: patience)
    if start > 0 { request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range") }
    let limits = DownloadReceiver.Limits(most: most, least: least, seconds: span, silence: patience)
    let receiver = DownloadReceiver(handle: handle, start: Int64(start), limits) {
      [progress] done, total in progress(path, done, total)
    }
    let configuration = URLSessionConfiguration.ephemeral
    // Which of the two limits counts differs between the versions of Foundation.
    configuration.timeoutIntervalForRequest = patience
    let session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    try await receiver.receive(session.dataTask(with: request))
  }

  /// Whether anybody on the way could change what comes from there.
  static func isSafe(_ url: URL) -> Bool {
    url.scheme == "https"
      || (url.scheme == "http" && ["127.0.0.1", "localhost"].contains(url.host ?? ""))
  }

  /// Whether a redirect is followed: never from an encrypted connection to one that is not.
  static func follows(from old: URL, to new: URL) -> Bool {
    isSafe(new) && !(old.scheme == "https" && new.scheme != "https")
  }
}
