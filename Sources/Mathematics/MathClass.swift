/// What a sign is to its neighbours, after Knuth, The TeXbook (1984), chapter 17: it decides the
/// space between them.
public enum MathClass: String, Sendable, Hashable {
  case ordinary, largeOperator, binary, relation, opening, closing, punctuation

  /// Space between two neighbours in eighteenths of an em, outside indices; the table of The
  /// TeXbook, chapter 18.
  public static func space(between left: MathClass, and right: MathClass) -> Double {
    switch (left, right) {
    case (.largeOperator, .ordinary), (.ordinary, .largeOperator), (.largeOperator, .largeOperator),
      (.closing, .largeOperator), (.punctuation, .ordinary), (.punctuation, .largeOperator),
      (.punctuation, .relation), (.punctuation, .opening), (.punctuation, .closing),
      (.punctuation, .punctuation):
      3
    case (.binary, .relation), (.relation, .binary), (.binary, .binary): 0
    case (.binary, _), (_, .binary): 4
    case (.relation, .relation), (_, .closing), (.opening, _), (_, .punctuation): 0
    case (.relation, _), (_, .relation): 5
    default: 0
    }
  }
}
