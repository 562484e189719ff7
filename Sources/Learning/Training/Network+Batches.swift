import CLearning

extension Network {
  /// Sets the images and labels of a batch.
  func set(images: [[Float]], labels: [[UInt8]]) throws(NetworkError) {
    guard images.count <= self.images else { throw .images(images.count, most: self.images) }
    execution.images = images.count
    for (index, image) in images.enumerated() { try setImage(index, image) }
    let pixels = height * width
    for (index, labels) in labels.prefix(images.count).enumerated() {
      guard labels.count == pixels else { throw .imageSize(labels.count, due: pixels) }
      labels.withUnsafeBufferPointer { from in
        guard let base = from.baseAddress else { return }
        (execution.labels + index * pixels).update(from: base, count: pixels)
      }
    }
  }

  /// The probabilities by image, class, row and column, with running statistics. The images are
  /// ordered by channel, row, column.
  public func probabilities(of images: [[Float]]) throws(NetworkError) -> [Float] {
    try set(images: images, labels: [])
    execution.isTraining = false
    execution.forward()
    return Array(execution.probabilities())
  }

  /// The class with the largest score at each pixel, image by image.
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
