import CLearning

extension Execution {
  /// The loss of the scores against the labels, over all images together. With `gradient` also its
  /// gradient with respect to the scores.
  func loss(_ loss: Loss, gradient: Bool) -> Double {
    let ignored = Int32(loss.ignoredLabel.map(Int.init) ?? -1)
    let weights = loss.classWeights.map { given in
      (0..<classes).map { $0 < given.count ? Float(given[$0]) : 1 }
    }
    var sums = [cl_loss_sums](repeating: cl_loss_sums(), count: images)
    cl_softmax(
      pool, logits, labels, ignored, Int32(images), Int32(classes), pixels, weights,
      Float(loss.focus), logitGradients, &sums)
    var total = LossSums(classes: classes)
    for sum in sums { total.add(sum) }
    let dice = total.dice()
    let entropyFactor = total.weight > 0 ? loss.crossEntropy / total.weight : 0
    let focalFactor = total.pixels > 0 ? loss.focal / total.pixels : 0
    var value = 0.0
    if loss.crossEntropy != 0 { value += entropyFactor * total.crossEntropy }
    if loss.focal != 0 { value += focalFactor * total.focal }
    if loss.dice != 0 { value += loss.dice * dice.value }
    guard gradient else { return value }
    let overlap = dice.overlapSlopes.map { Float(loss.dice * $0) }
    let predicted = dice.predictedSlopes.map { Float(loss.dice * $0) }
    func run(_ weights: UnsafePointer<Float>?) {
      overlap.withUnsafeBufferPointer { overlap in
        predicted.withUnsafeBufferPointer { predicted in
          var slopes = cl_loss_slopes(
            cross_entropy: Float(entropyFactor), focal: Float(focalFactor),
            focus: Float(loss.focus), class_weights: weights,
            overlap: loss.dice == 0 ? nil : overlap.baseAddress,
            predicted: loss.dice == 0 ? nil : predicted.baseAddress)
          cl_loss_gradient(
            pool, logitGradients, labels, ignored, Int32(images), Int32(classes), pixels, &slopes,
            logitGradients)
        }
      }
    }
    if let weights { weights.withUnsafeBufferPointer { run($0.baseAddress) } } else { run(nil) }
    return value
  }

  /// The probabilities by image, class and pixel (softmax of the scores). They overwrite the
  /// scores' gradient.
  func probabilities() -> UnsafeBufferPointer<Float> {
    cl_softmax(
      pool, logits, nil, -1, Int32(images), Int32(classes), pixels, nil, 0, logitGradients, nil)
    return UnsafeBufferPointer(start: logitGradients, count: images * classes * pixels)
  }
}
