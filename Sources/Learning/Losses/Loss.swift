/// The training loss: a weighted sum of cross-entropy, focal loss and generalised soft Dice loss.
public struct Loss: Codable, Hashable, Sendable {
  /// The factor of the mean cross-entropy, weighted by class.
  public var crossEntropy: Double
  /// The factor of the mean focal loss (Lin et al. 2017, arXiv:1708.02002).
  public var focal: Double
  /// The exponent of the focal loss.
  public var focus: Double
  /// The factor of the generalised Dice loss (Sudre et al. 2017, arXiv:1707.03237) over the batch,
  /// with classes weighted by 1 / pixels^2.
  public var dice: Double
  /// The weight of each class in cross-entropy and focal loss; nil for equal weights.
  public var classWeights: [Double]?
  /// Pixels with this label are not counted; nil for none.
  public var ignoredLabel: UInt8?

  public init(
    crossEntropy: Double = 0, focal: Double = 0, focus: Double = 2, dice: Double = 0,
    classWeights: [Double]? = nil, ignoredLabel: UInt8? = nil
  ) {
    self.crossEntropy = crossEntropy
    self.focal = focal
    self.focus = focus
    self.dice = dice
    self.classWeights = classWeights
    self.ignoredLabel = ignoredLabel
  }

  /// Cross-entropy alone.
  public static let crossEntropy = Loss(crossEntropy: 1)
  /// The focal loss alone.
  public static let focal = Loss(focal: 1)
  /// The generalised soft Dice loss alone.
  public static let dice = Loss(dice: 1)
}
