import CLearning

extension Network {
  /// Puts a batch into its place.
  func set(_ batch: BatchMaker.Batch) throws(NetworkError) {
    guard batch.images.count <= images else {
      throw .images(batch.images.count, most: images)
    }
    execution.images = batch.images.count
    for (index, image) in batch.images.enumerated() { try setImage(index, image) }
    let pixels = height * width
    for (index, labels) in batch.labels.enumerated() where labels.count == pixels {
      labels.withUnsafeBufferPointer { from in
        guard let base = from.baseAddress else { return }
        (execution.labels + index * pixels).update(from: base, count: pixels)
      }
    }
  }

  /// The class with the largest score of each pixel, image by image.
  func largestClasses() -> [UInt8] {
    let pixels = height * width
    let count = execution.images
    return [UInt8](unsafeUninitializedCapacity: count * pixels) { buffer, filled in
      cl_largest(
        execution.pool, execution.logits, Int32(count), Int32(architecture.classes), pixels,
        buffer.baseAddress)
      filled = count * pixels
    }
  }
}
