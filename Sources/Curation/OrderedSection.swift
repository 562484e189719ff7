/// A part of the work that tasks go through one after the other, in their order, though they run
/// side by side: what comes of it does not depend on who is faster.
actor OrderedSection {
  private var next = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  /// Returns when all tasks before this one (from 0) have left.
  func enter(_ place: Int) async {
    guard place != next else { return }
    await withCheckedContinuation { waiting[place] = $0 }
  }

  /// Whoever enters leaves, whatever happens between.
  func leave(_ place: Int) {
    next = place + 1
    waiting.removeValue(forKey: next)?.resume()
  }
}
