/// What a pixel of a synthetic image shows, by the numbers of ukbb_cardiac.
public enum PhantomLabel: UInt8, CaseIterable, Hashable, Sendable {
  case background = 0
  /// The cavity, papillary muscles included.
  case leftVentricle = 1
  case myocardium = 2
  /// The cavity; its thin wall is background.
  case rightVentricle = 3
}
