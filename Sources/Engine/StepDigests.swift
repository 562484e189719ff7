/// The two digests of a run, made from what goes in.
struct StepDigests: Hashable {
  /// Digest of the step, its sources, seed, files and inputs.
  let asked: Digest
  /// Digest of `asked` and the toolchain; the address of the record.
  let key: Digest

  /// `failed`: ids of optional inputs that failed.
  init(
    id: String, code: WorkCode, seed: UInt64, files: [StepRecord.File],
    inputs: [StepRecord.Input], failed: [String]
  ) {
    var text = "\(id)\ncode \(code.sources)\nseed \(seed)\n"
    for file in files { text += "file \(file.file) \(file.digest)\n" }
    for input in inputs { text += "input \(input.step) \(input.output)\n" }
    for id in failed { text += "input \(id) failed\n" }
    asked = Digest(of: text)
    let versions = code.toolchain.versions.sorted { $0.key < $1.key }
    let with = versions.map { "with \($0.key) \($0.value)\n" }.joined()
    key = Digest(of: "asked \(asked)\n" + with)
  }
}
