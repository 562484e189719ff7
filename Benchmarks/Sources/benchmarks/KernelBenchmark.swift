import CLearning
import COpenBLAS
import Foundation

/// Compares the layers that Winograd's transforms do not cover with the same sums as matrix
/// products of OpenBLAS. Only the products are timed there and, for 3x3, their patches. The changes
/// of layout that neighbouring layers would need are not.
struct KernelBenchmark {
  /// A convolution of size `kernel` squared with `step`, on `images` of `side` squared.
  struct Case {
    var name: String
    var from: Int
    var to: Int
    var images: Int
    var side: Int
    var kernel = 1
    var step = 1
  }

  static let cases = [
    Case(name: "1x1, 64 to 64 channels", from: 64, to: 64, images: 8, side: 48),
    Case(name: "1x1, 80 to 64 channels", from: 80, to: 64, images: 8, side: 192),
    Case(name: "1x1, 256 to 16 channels", from: 256, to: 16, images: 8, side: 12),
    Case(name: "1x1, 512 to 512 channels", from: 512, to: 512, images: 2, side: 16),
    Case(
      name: "2x2 step 2, 64 to 128 channels", from: 64, to: 128, images: 8, side: 24, kernel: 2,
      step: 2),
    Case(
      name: "2x2 step 2, 256 to 512 channels", from: 256, to: 512, images: 2, side: 32, kernel: 2,
      step: 2),
    Case(
      name: "3x3 step 2, 16 to 32 channels", from: 16, to: 32, images: 8, side: 96, kernel: 3,
      step: 2),
    Case(
      name: "3x3 step 2, 128 to 256 channels", from: 128, to: 256, images: 8, side: 24, kernel: 3,
      step: 2),
  ]

  var workers = 2
  var rounds = 9

  func run() {
    openblas_set_num_threads(Int32(workers))
    let version = String(cString: openblas_get_config())
    print("convolutions, \(workers) threads, GFLOP/s: forward, gradient of the weights; \(version)")
    for item in Self.cases { run(item) }
  }

  private func run(_ item: Case) {
    guard let pool = cl_pool_create(Int32(workers)) else { return }
    defer { cl_pool_destroy(pool) }
    let (ours, slopes) = blocked(item, pool)
    let (theirs, theirSlopes) = products(item)
    var times = [[Double]](repeating: [], count: 4)
    for _ in 0..<rounds {
      for (place, body) in [ours, theirs, slopes, theirSlopes].enumerated() {
        // Idle threads keep spinning for a while and would slow the other program down.
        usleep(100_000)
        body()
        let start = ContinuousClock.now
        var count = 0
        repeat {
          body()
          count += 1
        } while ContinuousClock.now - start < .milliseconds(20)
        times[place].append((ContinuousClock.now - start) / .seconds(1) / Double(count))
      }
    }
    let rows = item.side / item.step
    let work =
      2.0 * Double(item.images * rows * rows * item.from * item.to * item.kernel * item.kernel)
    func speed(_ place: Int) -> Double { work / Stopwatch.median(times[place]) / 1e9 }
    func ratio(_ place: Int) -> Double {
      Stopwatch.median(zip(times[place], times[place + 1]).map { $1 / $0 })
    }
    print(
      "  \(item.name), \(item.images) images of \(item.side) x \(item.side): "
        + String(
          format: "%.0f against %.0f, %.2f times; %.0f against %.0f, %.2f times", speed(0),
          speed(1),
          ratio(0), speed(2), speed(3), ratio(2)))
    fflush(nil)
  }

  /// Our own layers, on tensors in blocks of sixteen channels.
  private func blocked(_ item: Case, _ pool: OpaquePointer) -> (() -> Void, () -> Void) {
    func tensor(_ channels: Int, _ side: Int) -> cl_tensor {
      var tensor = cl_tensor()
      let (blocks, row) = ((channels + 15) / 16, (side + 2) * 16)
      let memory = Self.memory(item.images * blocks * (side + 2) * row)
      tensor.data = memory + row + 16
      (tensor.images, tensor.blocks) = (Int32(item.images), Int32(blocks))
      (tensor.height, tensor.width) = (Int32(side), Int32(side))
      (tensor.row, tensor.block) = (row, (side + 2) * row)
      tensor.image = tensor.block * blocks
      return tensor
    }
    let count = item.kernel * item.kernel
    let taps = UnsafeMutablePointer<cl_tap>.allocate(capacity: count)
    let padding = item.kernel == 3 ? 1 : 0
    for tap in 0..<count {
      (taps + tap).initialize(
        to: cl_tap(
          row: Int32(tap / item.kernel - padding), column: Int32(tap % item.kernel - padding),
          weight: Int32(tap)))
    }
    var job = cl_direct_job()
    job.input = tensor(item.from, item.side)
    job.output = tensor(item.to, item.side / item.step)
    let size = Int(job.input.blocks) * Int(job.output.blocks) * count * 256
    job.weights = UnsafePointer(Self.memory(size))
    (job.weight_taps, job.tap_count) = (Int32(count), Int32(count))
    job.taps = UnsafePointer(taps)
    (job.grid_rows, job.grid_columns) = (job.output.height, job.output.width)
    (job.input_step, job.output_step) = (Int32(item.step), 1)
    var slopes = job
    let gradient = Self.memory(size)
    let scratch = Self.memory(cl_direct_gradient_scratch(&slopes))
    return (
      { cl_direct(pool, &job) }, { cl_direct_gradient(pool, &slopes, gradient, scratch) }
    )
  }

  /// One product per image, with channels as rows and pixels as columns.
  private func products(_ item: Case) -> (() -> Void, () -> Void) {
    let (from, to, side, step) = (item.from, item.to, item.side, item.step)
    let (rows, taps) = (side / step, item.kernel * item.kernel)
    let (pixels, depth) = (rows * rows, from * taps)
    let input = Self.memory(item.images * from * side * side)
    let output = Self.memory(item.images * to * pixels)
    let (weights, patches) = (Self.memory(to * depth), Self.memory(depth * pixels))
    let padding = item.kernel == 3 ? 1 : 0
    func columns(_ image: Int) -> UnsafeMutablePointer<Float> {
      if taps == 1 { return input + image * from * side * side }
      for channel in 0..<from {
        let plane = input + (image * from + channel) * side * side
        for tap in 0..<taps {
          var place = patches + (channel * taps + tap) * pixels
          for row in 0..<rows {
            let y = row * step + tap / item.kernel - padding
            for column in 0..<rows {
              let x = column * step + tap % item.kernel - padding
              place.pointee = y < 0 || x < 0 ? 0 : plane[y * side + x]
              place += 1
            }
          }
        }
      }
      return patches
    }
    return (
      {
        for image in 0..<item.images {
          cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(to), Int32(pixels), Int32(depth), 1,
            weights, Int32(depth), columns(image), Int32(pixels), 0, output + image * to * pixels,
            Int32(pixels))
        }
      },
      {
        for image in 0..<item.images {
          cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Int32(to), Int32(depth), Int32(pixels), 1,
            output + image * to * pixels, Int32(pixels), columns(image), Int32(pixels),
            image > 0 ? 1 : 0, weights, Int32(depth))
        }
      }
    )
  }

  /// Small numbers, which are never freed.
  private static func memory(_ count: Int) -> UnsafeMutablePointer<Float> {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
      .bindMemory(to: Float.self, capacity: count)
    for place in 0..<count { (memory + place).initialize(to: Float(place % 13) * 0.01) }
    return memory
  }
}
