/// Lets buffers share memory if they are not used at the same time: the largest first, each at the
/// lowest free offset.
struct MemoryPlan {
  struct Buffer {
    var count: Int
    /// The first to the last step in which it is used.
    var life: ClosedRange<Int>
  }

  private(set) var offsets: [Int]
  private(set) var total = 0

  init(_ buffers: [Buffer]) {
    offsets = [Int](repeating: 0, count: buffers.count)
    var placed: [Int] = []
    let order = buffers.indices.sorted { (-buffers[$0].count, $0) < (-buffers[$1].count, $1) }
    for index in order {
      let buffer = buffers[index]
      let taken = placed.filter { buffers[$0].life.overlaps(buffer.life) }
        .map { (offsets[$0], offsets[$0] + buffers[$0].count) }.sorted { $0 < $1 }
      var place = 0
      for (start, end) in taken where place + buffer.count > start { place = max(place, end) }
      offsets[index] = place
      total = max(total, place + buffer.count)
      placed.append(index)
    }
  }
}
