import Synchronization

/// Outputs that were read in this build: several directives ask for the same ones. Of all of them
/// only those stay that were asked for last.
final class DecodedOutputs: Sendable {
  /// One step's output; whoever asks while it is being read waits for it.
  private final class Slot: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private struct State {
    var slots: [String: Slot] = [:]
    /// Bytes, as encoded, of what was read.
    var sizes: [String: Int] = [:]
    /// Ids, those asked for last at the end.
    var order: [String] = []
  }

  /// Bytes, as encoded, that are kept beside the output asked for last.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = 64 << 20) { self.limit = limit }

  /// `read` gives the output and how many bytes it takes encoded.
  func value<Value: Sendable>(
    of step: String, _ read: () throws -> (value: Value, size: Int)
  ) throws -> Value {
    let slot = state.withLock { state in
      state.order.removeAll { $0 == step }
      state.order.append(step)
      let slot = state.slots[step] ?? Slot()
      state.slots[step] = slot
      return slot
    }
    return try slot.value.withLock { value in
      if let known = value as? Value { return known }
      let fresh = try read()
      value = fresh.value
      note(fresh.size, of: step, slot)
      return fresh.value
    }
  }

  /// Lets go of what was not asked for longest, until the rest is small enough.
  private func note(_ size: Int, of step: String, _ slot: Slot) {
    state.withLock { state in
      // Somebody else's may have taken its place meanwhile.
      guard state.slots[step] === slot else { return }
      state.sizes[step] = size
      var total = state.sizes.values.reduce(0, +)
      for old in state.order where total > limit && old != step {
        guard let size = state.sizes.removeValue(forKey: old) else { continue }
        state.slots[old] = nil
        total -= size
      }
      state.order.removeAll { state.slots[$0] == nil }
    }
  }
}
