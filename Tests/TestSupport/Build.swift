/// How the tests were built.
public enum Build {
  /// With the optimiser: what takes minutes without it is tested then.
  public static var isOptimised: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }
}
