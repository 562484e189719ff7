/// Samples held in memory.
public struct SampleList: ImageSource {
  /// The samples.
  public var samples: [Sample]
  /// The patient of each sample.
  public var patients: [String]

  /// `patients` has the patient of each sample; nil makes each sample a patient of its own.
  public init(_ samples: [Sample], patients: [String]? = nil) {
    self.samples = samples
    self.patients = patients ?? samples.indices.map(String.init)
  }

  public var count: Int { samples.count }
  public func patient(_ index: Int) -> String { patients[index] }
  public func sample(_ index: Int) throws -> Sample { samples[index] }
}
