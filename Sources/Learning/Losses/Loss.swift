/// What training makes small: a weighted sum of cross-entropy, focal loss and generalised soft Dice
/// loss.
public struct Loss: Codable, Hashable, Sendable {
  /// The factor of the mean cross-entropy, weighted by class.
  public var crossEntropy: Double
  /// The factor of the mean focal loss (Lin et al. 2017, arXiv:1708.02002), and its exponent.
  public var focal: Double
  public var focus: Double
  /// The factor of the generalised Dice loss (Sudre et al. 2017, arXiv:1707.03237) over the batch,
  /// classes weighted by 1 / pixels^2.
  public var dice: Double
  /// A weight for each class in cross-entropy and focal loss; nil: all the same.
  public var classWeights: [Double]?
  /// Pixels of this label count nowhere.
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

  public static let crossEntropy = Loss(crossEntropy: 1)
  public static let focal = Loss(focal: 1)
  public static let dice = Loss(dice: 1)
}
