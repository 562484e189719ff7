import CTraps

/// A limit that the system sets on the memory of this process.
enum MemoryLimit {
  /// A crash for lack of memory is said in one sentence. Without a limit nothing is done.
  static func explain() {
    let limit = ctraps_memory_limit()
    guard limit > 0 else { return }
    ctraps_explain_memory(
      "error: the memory that this process may use (\(limit >> 20) MB) is not enough; raise the "
        + "limit (ulimit -v), or run fewer steps at once with --jobs 1\n")
  }
}
