/// What is known of a step that ran: all that went in, and the digest of what came out.
public struct StepRecord: Codable, Hashable, Sendable {
  public struct File: Codable, Hashable, Sendable {
    public var file: FileReference
    public var digest: Digest
  }

  public struct Input: Codable, Hashable, Sendable {
    /// The step's id.
    public var step: String
    public var output: Digest
  }

  public var name: String
  /// Of name and parameters, 64 digits: what records of other steps call this one.
  public var id: String
  /// Of all that went in, digested: `id`, `code`, `seed`, `files`, `inputs`, and which of these failed; the record's own address.
  public var key: Digest
  /// JSON with sorted keys.
  public var parameters: String
  /// Fingerprint of the code that computed it.
  public var code: String
  public var seed: UInt64
  public var files: [File]
  public var inputs: [Input]
  /// The object in the store.
  public var output: Digest
}
