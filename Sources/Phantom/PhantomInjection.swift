import CohortTerms

/// One inconsistency that was put into a study, and what curation is to say of it.
public struct PhantomInjection: Hashable, Sendable {
  public static let columns = ["pid", "kind", "problem", "slice", "frame", "detail"]

  public var patient: String
  public var kind: PhantomInconsistency
  /// As curation's log names it.
  public var problem: String
  /// The folder of the slice that the log names; empty where it is the whole study.
  public var slice: String
  /// From 1; nil where it is the whole slice.
  public var frame: Int?
  public var detail: String

  /// The columns of its row.
  public var row: [String] {
    [patient, kind.rawValue, problem, slice, frame.map { "\($0)" } ?? "", detail]
  }
}
