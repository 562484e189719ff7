import Foundation

/// Floats at a fixed address, aligned to 64 bytes and initially zero.
final class FloatBuffer {
  /// The size of a large page on x86 and most ARM systems.
  private static let largePage = 2 << 20
  let start: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    self.count = count
    let bytes = max(64, count * MemoryLayout<Float>.stride)
    let isLarge = bytes >= Self.largePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? Self.largePage : 64)
    #if os(Linux)
      // The transforms of a convolution write to 36 places at once, each on its own page. That is
      // more small pages than a processor caches. If the system has no large pages, nothing is
      // lost.
      if isLarge { _ = madvise(memory, bytes, Int32(MADV_HUGEPAGE)) }
    #endif
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
