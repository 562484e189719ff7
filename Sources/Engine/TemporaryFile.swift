import Foundation
import Synchronization

/// A file that is written beside its destination and then moved there. It is removed if the write
/// fails or a signal ends the program.
public struct TemporaryFile: Sendable {
  private let path: String

  /// `path`: where nothing stands yet, on the file system of the destination.
  public init(_ path: String) { self.path = path }

  /// Writes the bytes and moves the file. Throws `POSIXError`.
  func write(_ data: Data, isSynced: Bool, to destination: String) throws {
    Self.open.withLock { _ = $0.insert(path) }
    defer { Self.open.withLock { _ = $0.remove(path) } }
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw Self.error }
    var failure = Self.write(data, to: file)
    if failure == nil, isSynced, fsync(file) != 0 { failure = Self.error }
    // Some file systems tell only now that they are full.
    if close(file) != 0, failure == nil { failure = Self.error }
    if failure == nil, rename(path, destination) != 0 { failure = Self.error }
    guard let failure else { return }
    unlink(path)
    throw failure
  }

  private static func write(_ data: Data, to file: Int32) -> POSIXError? {
    data.withUnsafeBytes { bytes -> POSIXError? in
      var done = 0
      while done < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        let count = Foundation.write(file, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return error }
        done += count
      }
      return nil
    }
  }

  private static var error: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  /// Files and locks that are there only as long as the program runs.
  private static let open = Mutex<Set<String>>([])

  /// Notes a file of its own, such as a lock, that a signal removes as well.
  static func note(_ path: String) { open.withLock { _ = $0.insert(path) } }

  /// Forgets a file that is gone.
  static func forget(_ path: String) { open.withLock { _ = $0.remove(path) } }

  /// Removes all temporary files of this process and then ends it by `end`. Nobody can begin
  /// another one in between.
  public static func removeAll(end: () -> Never) -> Never {
    open.withLock { paths in
      for path in paths { unlink(path) }
      end()
    }
  }
}
