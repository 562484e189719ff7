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

  /// `failed`: ids of optional inputs that failed.
  init(
    _ node: StepNode, code: WorkCode, seed: UInt64, files: [StepRecord.File],
    inputs: [StepRecord.Input], failed: [String]
  ) {
    var text = "\(node.id)\ncode \(code.sources)\nseed \(seed)\n"
    for file in files { text += "file \(file.file) \(file.digest)\n" }
    for input in inputs { text += "input \(input.step) \(input.output)\n" }
    for id in failed { text += "input \(id) failed\n" }
    asked = Digest(of: text)
    let versions = code.toolchain.versions.sorted { $0.key < $1.key }
    let with = versions.map { "with \($0.key) \($0.value)\n" }.joined()
    key = Digest(of: "asked \(asked)\n" + with)
    self.code = code
    self.seed = seed
    self.files = files
    self.inputs = inputs
  }
}
