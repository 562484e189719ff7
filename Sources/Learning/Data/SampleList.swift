/// Samples that are all in memory.
public struct SampleList: ImageSource {
  public var samples: [Sample]
  public var patients: [String]

  /// `patients`: whose each is; nil: each is another's.
  public init(_ samples: [Sample], patients: [String]? = nil) {
    self.samples = samples
    self.patients = patients ?? samples.indices.map(String.init)
  }

  public var count: Int { samples.count }
  public func patient(_ index: Int) -> String { patients[index] }
  public func sample(_ index: Int) throws -> Sample { samples[index] }
}
