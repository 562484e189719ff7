import Foundation
import Synchronization

/// Files that are written beside the ones they are to become. A signal that ends the program removes
/// them.
package enum UnfinishedFiles {
  private static let open = Mutex<Set<String>>([])

  /// Notes a file that is being written.
  package static func note(_ file: URL) { open.withLock { _ = $0.insert(file.path) } }

  /// Forgets a file that got its name or is gone.
  package static func forget(_ file: URL) { open.withLock { _ = $0.remove(file.path) } }

  /// Removes all of them, at the end of the program.
  package static func removeAll() { open.withLock { paths in for path in paths { unlink(path) } } }
}
