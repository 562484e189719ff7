import CLearning

/// A ``Resampling`` at a fixed address, for the kernel.
final class ResamplingTable {
  let table: cl_resampling
  private let starts: UnsafeMutablePointer<Int32>
  private let weights: UnsafeMutablePointer<Float>

  init(_ resampling: Resampling) {
    let reach = resampling.weights.first?.count ?? 0
    starts = .allocate(capacity: max(1, resampling.starts.count))
    weights = .allocate(capacity: max(1, resampling.starts.count * reach))
    for (row, start) in resampling.starts.enumerated() {
      (starts + row).initialize(to: Int32(start))
      for (offset, weight) in resampling.weights[row].enumerated() {
        (weights + row * reach + offset).initialize(to: Float(weight))
      }
    }
    table = cl_resampling(
      reach: Int32(reach), starts: UnsafePointer(starts), weights: UnsafePointer(weights))
  }

  deinit {
    starts.deallocate()
    weights.deallocate()
  }
}
