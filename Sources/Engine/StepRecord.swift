/// The record of a run: everything that went in, and the digest of what came out.
public struct StepRecord: Codable, Hashable, Sendable {
  /// A file that the step may read.
  public struct File: Codable, Hashable, Sendable {
    /// Where the file comes from.
    public var file: FileReference
    /// The SHA-256 of its content.
    public var digest: Digest
  }

  /// An input of the step.
  public struct Input: Codable, Hashable, Sendable {
    /// The id of the input step.
    public var step: String
    /// The digest of the input's output.
    public var output: Digest
  }

  /// The name of the step's type.
  public var name: String
  /// Digest of name and parameters, 64 hexadecimal digits. Other records refer to the step by it.
  public var id: String
  /// Digest of `asked` and `toolchain`; the record's address in the store.
  public var key: Digest
  /// Digest of what was asked: `id`, `code`, `seed`, `files` and `inputs`, and which inputs failed.
  public var asked: Digest
  /// The parameters as JSON with sorted keys.
  public var parameters: String
  /// Fingerprint of the sources that computed the step.
  public var code: String
  /// The compiler, libraries and processor that it was computed with.
  public var toolchain: Toolchain
  /// The seed that the run got.
  public var seed: UInt64
  /// The files that the step may read, sorted.
  public var files: [File]
  /// The inputs that had an output.
  public var inputs: [Input]
  /// Ids of the optional inputs that failed; nil if none did.
  public var failed: [String]?
  /// Digest of the output, which is its address in the store.
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
    failed = draft.failed.isEmpty ? nil : draft.failed
    self.output = output
  }

  /// Whether id, digest and key are those of the other fields.
  var isConsistent: Bool {
    let digests = StepDigests(
      id: id, code: WorkCode(sources: code, toolchain: toolchain), seed: seed, files: files,
      inputs: inputs, failed: failed ?? [])
    return id == StepNode.id(name: name, parameters: parameters) && asked == digests.asked
      && key == digests.key
  }
}
