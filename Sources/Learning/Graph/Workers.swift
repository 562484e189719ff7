import CLearning

/// Threads that share a network's work. The results do not depend on their number.
final class Workers {
  let pool: OpaquePointer
  var count: Int { Int(cl_pool_workers(pool)) }

  init(_ count: Int) throws(NetworkError) {
    guard let pool = cl_pool_create(Int32(clamping: max(1, count))) else {
      throw .noThreads(count)
    }
    self.pool = pool
  }

  deinit { cl_pool_destroy(pool) }
}
