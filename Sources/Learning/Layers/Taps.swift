import CLearning

/// A list of taps at a fixed address.
final class Taps {
  let pointer: UnsafePointer<cl_tap>
  let count: Int
  private let memory: UnsafeMutablePointer<cl_tap>

  init(_ taps: [(row: Int, column: Int, weight: Int)]) {
    count = taps.count
    memory = .allocate(capacity: max(1, taps.count))
    for (index, tap) in taps.enumerated() {
      (memory + index).initialize(
        to: cl_tap(row: Int32(tap.row), column: Int32(tap.column), weight: Int32(tap.weight)))
    }
    pointer = UnsafePointer(memory)
  }

  deinit { memory.deallocate() }
}
