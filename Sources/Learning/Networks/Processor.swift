import CLearning

/// What the kernels use of this processor.
public enum Processor {
  /// "avx512", "avx2" or "portable". Trainings give the same weights only with the same
  /// instructions.
  public static var instructions: String { String(cString: cl_instructions()) }

  /// The floating-point operations per second of one core, measured with independent multiply-adds.
  public static func peak() -> Double {
    let clock = ContinuousClock()
    return (0..<5).map { _ in
      let start = clock.now
      let operations = cl_peak(20_000_000)
      return operations / (clock.now - start).seconds
    }.max() ?? 0
  }
}
