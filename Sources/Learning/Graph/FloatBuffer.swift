import Foundation

/// Floats that lie still, from a multiple of 64 bytes on, zero at first.
final class FloatBuffer {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    self.count = count
    let bytes = max(64, count * MemoryLayout<Float>.stride)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    start = memory.assumingMemoryBound(to: Float.self)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  var values: [Float] {
    get { Array(UnsafeBufferPointer(start: start, count: count)) }
    set {
      newValue.withUnsafeBufferPointer { from in
        if let base = from.baseAddress {
          start.update(from: base, count: min(count, from.count))
        }
      }
    }
  }

  func clear() { start.update(repeating: 0, count: count) }
}
