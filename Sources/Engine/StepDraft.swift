/// Everything that goes into a run of a step, in two parts: what is asked, and what it is computed
/// with.
struct StepDraft: Sendable {
  /// Digest of the step, its sources, seed, files and inputs. A result from elsewhere with the same
  /// digest answers the same question.
  let asked: Digest
  /// Digest of `asked` and the toolchain. A local result is used only if this is equal.
  let key: Digest
  let code: WorkCode
  let seed: UInt64
  let files: [StepRecord.File]
  let inputs: [StepRecord.Input]
  /// Ids of optional inputs that failed.
  let failed: [String]

  init(
    _ node: StepNode, code: WorkCode, seed: UInt64, files: [StepRecord.File],
    inputs: [StepRecord.Input], failed: [String]
  ) {
    let digests = StepDigests(
      id: node.id, code: code, seed: seed, files: files, inputs: inputs, failed: failed)
    asked = digests.asked
    key = digests.key
    self.code = code
    self.seed = seed
    self.files = files
    self.inputs = inputs
    self.failed = failed
  }
}
