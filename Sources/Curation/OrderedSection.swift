/// A part of the work that concurrent tasks pass through one by one, in a fixed order, so that the
/// result does not depend on their speed.
actor OrderedSection {
  private var next = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  /// Returns when all tasks before this one (from 0) have left.
  func enter(_ place: Int) async {
    guard place != next else { return }
    await withCheckedContinuation { waiting[place] = $0 }
  }

  /// Every task that enters must leave, whatever happens in between.
  func leave(_ place: Int) {
    next = place + 1
    waiting.removeValue(forKey: next)?.resume()
  }
}
