import Foundation

/// The reason why a training stops, in one sentence each.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The loss or its gradient is no longer finite.
  ///
  /// `epoch` (in which it happened) and `step` count from 1; `kept` is the number of earlier epochs
  /// whose weights are kept.
  case diverged(epoch: Int, step: Int, loss: Double, rate: Double, kept: Int)
  /// The mean loss of the last epoch is finite but far above that of chance, or the weights are not
  /// finite, in which case the loss is NaN. The rest is as above.
  case lost(epoch: Int, step: Int, loss: Double, rate: Double, kept: Int)
  case noImages(String)
  case sampleSize(Int, Int, Int, Int)
  case noMask(Int)
  case label(Int, image: Int, classes: Int)
  case noSize
  case batch(Int)
  case noEpochs
  case checkpoint(String)

  public var description: String {
    switch self {
    case .diverged(let epoch, let step, let loss, let rate, let kept):
      "the training diverged in epoch \(epoch), step \(step), with learning rate "
        + Self.rounded(rate) + ": "
        + (loss.isFinite
          ? "the gradient is no finite number, the loss was \(Self.rounded(loss))"
          : "the loss is \(loss)") + Self.checkpoint(kept)
    case .lost(let epoch, let step, let loss, let rate, let kept):
      "the training diverged by epoch \(epoch), step \(step), with learning rate "
        + Self.rounded(rate) + ": "
        + (loss.isNaN
          ? "the weights are no finite numbers"
          : "the loss is \(Self.rounded(loss)), far above that of chance")
        + Self.checkpoint(kept)
    case .noImages(let part): "there are no images for \(part)"
    case .sampleSize(let index, let count, let height, let width):
      "image \(index) has \(count) pixels or another number of labels, but is said to have "
        + "\(height) x \(width)"
    case .noMask(let index): "image \(index) has no mask to learn from"
    case .label(let label, let index, let classes):
      "the mask of image \(index) has the label \(label), but the network's \(classes) classes are 0 to "
        + "\(classes - 1)"
    case .noSize: "training needs the size to which images are scaled"
    case .batch(let count): "a batch has at least one image, not \(count)"
    case .noEpochs: "a training needs at least one epoch"
    case .checkpoint(let reason): "this checkpoint is not one of this training: \(reason)"
    }
  }

  private static func checkpoint(_ kept: Int) -> String {
    kept > 0
      ? "; the last good checkpoint is that of epoch \(kept)"
      : "; there is no checkpoint before it"
  }

  /// Three digits, since the rates of a schedule have many more.
  private static func rounded(_ number: Double) -> String { String(format: "%.3g", number) }
}
