import CLearning

/// What the kernels use of this machine.
public enum Processor {
  /// "avx512", "avx2" or "portable". The same weights come out only with the same instructions.
  public static var instructions: String { String(cString: cl_instructions()) }

  /// Floating point operations a second of one core, measured with as many independent
  /// multiply-adds as it takes.
  public static func peak() -> Double {
    let clock = ContinuousClock()
    return (0..<5).map { _ in
      let start = clock.now
      let operations = cl_peak(20_000_000)
      return operations / (clock.now - start).seconds
    }.max() ?? 0
  }
}
