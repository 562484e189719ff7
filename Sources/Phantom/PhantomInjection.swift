import CohortTerms

/// One fault injected into a study, and what curation must say of it.
public struct PhantomInjection: Hashable, Sendable {
  /// The columns of `injected.tsv`.
  public static let columns = ["pid", "kind", "problem", "slice", "frame", "detail"]

  /// The patient's identifier.
  public var patient: String
  /// The kind of fault.
  public var kind: PhantomInconsistency
  /// The problem as curation's log names it.
  public var problem: String
  /// The folder of the slice that the log names; empty if the whole study is affected.
  public var slice: String
  /// The affected frame, from 1; nil for the whole slice.
  public var frame: Int?
  /// What was changed, in words.
  public var detail: String

  /// The columns of its row.
  public var row: [String] {
    [patient, kind.rawValue, problem, slice, frame.map { "\($0)" } ?? "", detail]
  }
}
