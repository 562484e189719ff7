import Synchronization

/// Outputs that were read once in this build: several directives ask for the same ones.
final class DecodedOutputs: Sendable {
  /// One step's output; whoever asks while it is being read waits for it.
  private final class Slot: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private let slots = Mutex<[String: Slot]>([:])

  func value<Value: Sendable>(of step: String, _ read: () throws -> Value) throws -> Value {
    let slot = slots.withLock { slots in
      if let slot = slots[step] { return slot }
      let slot = Slot()
      slots[step] = slot
      return slot
    }
    return try slot.value.withLock { value in
      if let known = value as? Value { return known }
      let fresh = try read()
      value = fresh
      return fresh
    }
  }
}
