/// A step that ran: all that went in, and the digest of what came out.
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
  /// Digest of `asked` and `toolchain`; the record's own address.
  public var key: Digest
  /// Digest of what was asked: `id`, `code`, `seed`, `files`, `inputs`, and which of these failed.
  public var asked: Digest
  /// JSON with sorted keys.
  public var parameters: String
  /// Fingerprint of the sources that computed it.
  public var code: String
  /// What it was computed with.
  public var toolchain: Toolchain
  public var seed: UInt64
  public var files: [File]
  public var inputs: [Input]
  /// The object in the store.
  public var output: Digest

  init(_ node: StepNode, _ draft: StepDraft, output: Digest) {
    name = node.name
    id = node.id
    key = draft.key
    asked = draft.asked
    parameters = node.parameters
    code = draft.code.sources
    toolchain = draft.code.toolchain
    seed = draft.seed
    files = draft.files
    inputs = draft.inputs
    self.output = output
  }
}
