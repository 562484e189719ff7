/// Lets tasks that run side by side do one thing in their order, so that what comes of it does not depend on who is faster.
actor Turns {
  private var next = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  /// Returns when all before this one (from 0) have ended their turns.
  func begin(_ place: Int) async {
    guard place != next else { return }
    await withCheckedContinuation { waiting[place] = $0 }
  }

  /// Everyone who begins a turn ends it, whatever happens between.
  func end(_ place: Int) {
    next = place + 1
    waiting.removeValue(forKey: next)?.resume()
  }
}
