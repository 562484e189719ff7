extension Network {
  /// What the network makes of images (channel, row, column): a probability for each image, class, row and column.
  ///
  /// At most as many images as the network was made for; running statistics are used. Throws ``NetworkError``.
  public func probabilities(of images: [[Float]]) throws(NetworkError) -> [Float] {
    guard images.count <= self.images else { throw .images(images.count, most: self.images) }
    for (index, image) in images.enumerated() { try setImage(index, image) }
    execution.images = images.count
    execution.isTraining = false
    execution.forward()
    return Array(execution.probabilities())
  }
}
