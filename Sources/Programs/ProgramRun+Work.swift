import Engine
import Foundation

extension ProgramRun: RunnableStep {
  package func run(_ context: any StepContext) async throws -> ProgramOutput {
    if isConfined, let refusal = Sandbox.refusal { throw failure(refusal) }
    let folder = ProgramFolder(at: context.checkpoints.appending(path: "program"))
    try folder.begin()
    defer { folder.remove() }
    try await fill(folder, context)
    let said = try await end(in: folder, seed: context.seed, of: folder.inputs)
    try Task.checkCancellation()
    if let sentence = said { throw failure(sentence) }
    return try output(in: folder)
  }

  /// Puts everything that the program reads into its folder.
  private func fill(_ folder: ProgramFolder, _ context: any StepContext) async throws {
    for read in reads {
      let inside = try context.files(in: read.file).filter { $0 != read.file }
      if inside.isEmpty {
        try folder.put(context.location(of: read.file), at: read.path, isLinked: isConfined)
      }
      for file in inside {
        let rest = file.path.dropFirst(read.file.path.count).drop { $0 == "/" }
        let path = read.path.isEmpty ? String(rest) : "\(read.path)/\(rest)"
        try folder.put(context.location(of: file), at: path, isLinked: isConfined)
      }
    }
    if let script { try folder.put(Data(script.text.utf8), at: script.file) }
    for result in results {
      let output = try context.output(of: result.step)
      if let block = output as? BlockFiles {
        for (name, data) in block.files { try folder.put(data, at: "blocks/\(name)") }
      } else {
        let name = "\(result.name).\(type(of: output).fileExtension)"
        try folder.put(try output.encoded(), at: "blocks/\(name)")
      }
    }
    for path in writes { try folder.makeRoom(for: path) }
  }

  /// Runs the program to its end. Returns what went wrong; nil if nothing did.
  private func end(
    in folder: ProgramFolder, seed: UInt64, of inputs: [String: String]
  ) async throws -> String? {
    let shell = limits.arguments(command, threads: threads, isGuarded: !isConfined)
    let variables = variables(seed: seed, in: folder)
    var program = SpawnedProgram(
      arguments: shell, environment: variables, folder: folder.work, output: folder.output,
      errors: folder.errors)
    if isConfined {
      let sandbox = Sandbox(
        work: folder.work, inputs: inputs, others: Interpreter(command, root: root).folders,
        system: folder.system)
      program.arguments = sandbox.arguments(shell, environment: variables)
      program.environment = [:]
      program.status = folder.status
    } else {
      // It ends with this process, as a sandbox does.
      program.isGuarded = true
      try folder.show(inputs, and: Interpreter(command, root: root).environment)
    }
    let end = try await program.run(within: .seconds(limits.seconds))
    let message = ProgramMessage(folder.saidErrors)
    switch end {
    case .cancelled: throw CancellationError()
    case .late:
      return "it was ended after \(limits.seconds.formatted(.number.grouping(.never))) s, "
        + "the time that `timeout` gives it"
    case .status(let status):
      if isConfined, !folder.hasRun {
        return "bubblewrap could not start it (\(message.lastLines(1)))"
      }
      guard status != 0 else { return nil }
      let undeclared = message.undeclared(
        beside: Set(folder.paths + writes), scripts: reads.map(\.path), root: root)
      return message.sentence(status: status, limits: limits)
        + (undeclared.map { "; `\($0)` is not among `reads`" } ?? "")
    }
  }

  /// What the program sees of the world, the same on every machine.
  private func variables(seed: UInt64, in folder: ProgramFolder) -> [String: String] {
    var variables = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "TMPDIR": "/tmp", "TZ": "UTC",
      "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
      "MPLBACKEND": "Agg",
      // A day that every archive format can write.
      "SOURCE_DATE_EPOCH": "315532800",
    ]
    for name in [
      "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
      "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS", "JULIA_NUM_THREADS", "GOMAXPROCS",
    ] {
      variables[name] = "\(threads)"
    }
    if isSeeded { variables["REPORT_SEED"] = "\(seed % (1 << 31))" }
    if !isConfined {
      // Clusters lend their interpreters through these.
      for name in ["PATH", "LD_LIBRARY_PATH"] {
        variables[name] = ProcessInfo.processInfo.environment[name] ?? variables[name]
      }
      variables["HOME"] = folder.temporary
      variables["TMPDIR"] = folder.temporary
    }
    return variables
  }

  private func output(in folder: ProgramFolder) throws -> ProgramOutput {
    let written = try folder.written()
    let undeclared = written.filter { !writes.contains($0) }
    var files: [String: Data] = [:]
    for path in writes {
      guard written.contains(path) else {
        throw failure(
          "it ended well and did not write `\(path)`, which `writes` names"
            + (undeclared.isEmpty
              ? "" : " (it wrote \(undeclared.prefix(5).joined(separator: ", ")))"))
      }
      do {
        files[path] = try folder.content(of: path)
      } catch let refusal as ProgramFolder.Refusal {
        throw failure(refusal.sentence)
      }
    }
    return ProgramOutput(files: files, undeclared: undeclared)
  }

  private func failure(_ sentence: String) -> StepFailure {
    StepFailure(step: title, reason: .failed, sentence: sentence)
  }
}
