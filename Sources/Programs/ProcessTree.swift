import Foundation

/// A process and all that it has started.
struct ProcessTree {
  let root: pid_t

  init(_ root: pid_t) { self.root = root }

  /// Asks the processes to end, kills those that go on, and waits for the root.
  ///
  /// A sandbox does not pass signals on: so the processes in it are asked one by one, and the
  /// sandbox itself is left to end with them.
  func end() {
    let inside = descendants
    for process in inside.isEmpty ? [root] : inside { kill(process, SIGTERM) }
    for _ in 0..<200 {
      if hasEnded { return }
      usleep(5000)
    }
    for process in descendants + [root] { kill(process, SIGKILL) }
    var status: Int32 = 0
    waitpid(root, &status, 0)
  }

  private var hasEnded: Bool {
    var status: Int32 = 0
    return waitpid(root, &status, WNOHANG) == root
  }

  /// The processes below the root, parents first.
  private var descendants: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    var children: [pid_t: [pid_t]] = [:]
    for process in names.compactMap({ pid_t($0) }).sorted() {
      guard let parent = Self.parent(of: process) else { continue }
      children[parent, default: []].append(process)
    }
    var found: [pid_t] = []
    var open = [root]
    while let next = open.popLast() {
      let below = children[next] ?? []
      found += below
      open += below
    }
    return found
  }

  /// The fourth word of `/proc/PID/stat`; the second is a name between parentheses, with anything
  /// in it.
  private static func parent(of process: pid_t) -> pid_t? {
    guard let file = FileHandle(forReadingAtPath: "/proc/\(process)/stat"),
      let data = try? file.readToEnd()
    else { return nil }
    let words = String(decoding: data, as: UTF8.self).split(separator: ")").last?
      .split(separator: " ")
    return words.flatMap { $0.count > 1 ? pid_t($0[1]) : nil }
  }
}
