import Synchronization

/// Outputs decoded in this build, since several directives ask for the same ones. Only those used
/// last are kept.
final class DecodedOutputs: Sendable {
  /// One step's output. Others that ask for it while it is being read wait for it.
  private final class Slot: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private struct State {
    var slots: [String: Slot] = [:]
    /// The encoded size of each output in bytes.
    var sizes: [String: Int] = [:]
    /// Ids of the steps, the most recently used last.
    var order: [String] = []
  }

  /// How many encoded bytes are kept besides the output used last.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = 64 << 20) { self.limit = limit }

  /// The step's output, from memory if possible. `read` returns the output and its encoded size in
  /// bytes.
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

  /// Drops the least recently used outputs until the rest fits the limit.
  private func note(_ size: Int, of step: String, _ slot: Slot) {
    state.withLock { state in
      // Another thread may have replaced the slot in the meantime.
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
