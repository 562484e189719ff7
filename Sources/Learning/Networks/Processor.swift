import CLearning

/// What the kernels use of this processor.
public enum Processor {
  /// "avx512", "avx2" or "portable". Trainings give the same weights only with the same
  /// instructions.
  public static var instructions: String { String(cString: cl_instructions()) }

  /// The toolchain's C compiler with the revision of its sources, which is that of the Swift compiler
  /// too: `Clang 21.0.0 (... 11673e66...)`.
  public static var compiler: String { String(cString: cl_compiler()) }

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
