/// Data of textbooks that the tests share.
enum Samples {
  /// Hollander and Wolfe's depression scores before and after, as in R's help of wilcox.test.
  static let before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
  static let after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]

  /// Peak expiratory flow by two meters in l/min (Bland and Altman, Lancet 1986, table 1).
  static let wright: [Double] = [
    494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427,
  ]
  static let mini: [Double] = [
    512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451,
  ]
}
