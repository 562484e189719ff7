import Engine
import Foundation
import TestSupport
import Testing

@testable import Programs

extension Trait where Self == ConditionTrait {
  /// Skips a test on machines that do not let programs be confined.
  static var confined: Self {
    .enabled(
      if: Confinement.refusal == nil,
      "\(Confinement.refusal ?? ""); what is not confined is tested all the same")
  }
}

/// What a program sees, what is kept of it, and what is said when it fails.
@Suite struct ProgramRunTests {
  let project = TemporaryFolder()
  var bench: StepBench { StepBench(root: project.url) }

  private func program(
    _ command: String, reads: [String] = [], writes: [String] = ["a.tsv"], isConfined: Bool,
    seconds: Double = 60, gigabytes: Double = 8, isSeeded: Bool = false
  ) -> ProgramRun {
    ProgramRun(
      command: command, reads: reads.map { ProgramRead($0, FileReference(path: $0)) },
      writes: writes, isSeeded: isSeeded, isConfined: isConfined,
      limits: ProgramLimits(seconds: seconds, gigabytes: gigabytes), root: project.url.path)
  }

  private func text(_ step: ProgramRun, _ path: String = "a.tsv") async throws -> String {
    String(decoding: try await bench.run(step).files[path] ?? Data(), as: UTF8.self)
  }

  /// Both ways, so that what is declared means the same.
  private static let ways = Confinement.refusal == nil ? [true, false] : [false]

  @Test(arguments: ways)
  func itReadsWhatIsDeclaredAndItsFilesAreKept(_ isConfined: Bool) async throws {
    try project.file("own/doses.csv", "1\n".utf8)
    try project.file("own/more/b.csv", "2\n".utf8)
    let step = program(
      "cat own/doses.csv own/more/b.csv > out/a.tsv; echo 3 > b.json", reads: ["own"],
      writes: ["out/a.tsv", "b.json"], isConfined: isConfined)
    let output = try await bench.run(step)
    #expect(output.files == ["out/a.tsv": Data("1\n2\n".utf8), "b.json": Data("3\n".utf8)])
    #expect(output.undeclared == [])
  }

  @Test(arguments: ways)
  func whatItWritesWithoutSayingSoIsNamed(_ isConfined: Bool) async throws {
    let step = program("echo > a.tsv; mkdir x; echo > x/y; ln -s /etc z", isConfined: isConfined)
    #expect(try await bench.run(step).undeclared == ["x/y", "z"])
    #expect(
      await bench.sentence(program("echo > b.tsv", isConfined: isConfined))
        == "it ended well and did not write `a.tsv`, which `writes` names (it wrote b.tsv)")
  }

  @Test(arguments: ways)
  func aLinkIsNotFollowed(_ isConfined: Bool) async throws {
    let step = program("ln -s /etc/passwd a.tsv", isConfined: isConfined)
    #expect(
      await bench.sentence(step) == "`a.tsv` is not a file; write the content itself")
  }

  @Test(arguments: ways)
  func aFailureTellsTheStatusAndTheLastLines(_ isConfined: Bool) async throws {
    let step = program(
      "for i in 1 2 3 4; do echo line $i >&2; done; exit 3", isConfined: isConfined)
    #expect(
      await bench.sentence(step) == "it ended with status 3: line 2 / line 3 / line 4")
    #expect(
      await bench.sentence(program("exit 1", isConfined: isConfined))
        == "it ended with status 1; it said nothing")
  }

  @Test(arguments: ways)
  func itsEnvironmentIsTheSameEverywhere(_ isConfined: Bool) async throws {
    let step = program(
      "echo $TZ $LANG $SOURCE_DATE_EPOCH $OMP_NUM_THREADS ${REPORT_SEED-none} $SHLVL > a.tsv",
      isConfined: isConfined)
    #expect(try await text(step) == "UTC C.UTF-8 315532800 1 none\n")
    let seeded = program("echo $REPORT_SEED > a.tsv", isConfined: isConfined, isSeeded: true)
    #expect(try await text(seeded) == "2021\n")
  }

  @Test(arguments: ways)
  func aLateProgramIsEnded(_ isConfined: Bool) async throws {
    let step = program("sleep 600 & sleep 600", isConfined: isConfined, seconds: 0.3)
    #expect(
      await bench.sentence(step) == "it was ended after 0.3 s, the time that `timeout` gives it")
  }

  @Test(arguments: ways)
  func theKernelLimitsItsMemory(_ isConfined: Bool) async throws {
    let step = program(
      "python3 -c 'b = bytearray(1 << 30)'", isConfined: isConfined, gigabytes: 0.2)
    let sentence = await bench.sentence(step)
    #expect(
      sentence?.hasSuffix("MemoryError; it may use 0.2 GB (`memory`)") == true, "\(sentence ?? "")")
  }

  @Test func aCancelledBuildEndsItsPrograms() async throws {
    let mark = UUID().uuidString
    let step = program("sleep 600 & sleep 600 # \(mark)", isConfined: Self.ways[0])
    let bench = bench
    let task = Task { try await bench.run(step) }
    while !Self.isRunning(mark) { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!Self.isRunning(mark))
  }

  /// Whether a process runs whose command line holds this text.
  private static func isRunning(_ mark: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { pid_t($0) != nil }.contains { name in
      let file = FileHandle(forReadingAtPath: "/proc/\(name)/cmdline")
      let data = (try? file?.readToEnd()) ?? Data()
      return String(decoding: data, as: UTF8.self).contains(mark)
    }
  }

  @Test(.confined) func whatIsNotDeclaredIsNotThere() async throws {
    try project.file("analysis/dose.py", "import helper\n".utf8)
    try project.file("analysis/helper.py", "".utf8)
    try project.file("own/doses.csv", "1\n".utf8)
    #expect(
      await bench.sentence(program("cat own/doses.csv", isConfined: true))
        == "it ended with status 1: cat: own/doses.csv: No such file or directory; "
        + "`own/doses.csv` is not among `reads`")
    let module = await bench.sentence(
      program("python3 analysis/dose.py", reads: ["analysis/dose.py"], isConfined: true))
    #expect(
      module?.hasSuffix(
        "ModuleNotFoundError: No module named 'helper'; `analysis/helper.py` is not among `reads`")
        == true, "\(module ?? "")")
    let outside = await bench.sentence(
      program("cat \(project.url.path)/own/doses.csv", isConfined: true))
    #expect(
      outside?.hasSuffix("; `own/doses.csv` is not among `reads`") == true, "\(outside ?? "")")
    let whole = program(
      "python3 analysis/dose.py; echo ok > a.tsv", reads: ["analysis"], isConfined: true)
    #expect(try await text(whole) == "ok\n")
  }

  @Test(.confined) func neitherNetworkNorOtherProcessesAreSeen() async throws {
    let step = program(
      """
      ls /proc | grep -c '^[0-9]' > a.tsv; cat /proc/net/dev | tail -n +3 | cut -d: -f1 >> a.tsv
      ls / >> a.tsv; id -un >> a.tsv; uname -n >> a.tsv; env | sort | cut -d= -f1 >> b.tsv
      """, writes: ["a.tsv", "b.tsv"], isConfined: true)
    let seen = try await text(step).split(separator: "\n").map {
      $0.filter { $0 != " " }
    }
    // Its init, two shells, ls and grep.
    #expect(Int(seen[0]).map { $0 <= 5 } == true, "\(seen)")
    #expect(
      Array(seen.dropFirst()) == [
        "lo", "bin", "book", "dev", "etc", "lib", "lib64", "proc", "sbin", "tmp", "usr", "report",
        "report",
      ])
    #expect(try await !text(step, "b.tsv").contains("REPORT_MIRROR"))
  }

  @Test(.confined) func itWritesNowhereElse() async throws {
    try project.file("own/doses.csv", "1\n".utf8)
    let step = program(
      "for f in own/doses.csv own/new /new /usr/new; do echo 2 > $f || echo no >> a.tsv; done",
      reads: ["own/doses.csv"], isConfined: true)
    #expect(try await text(step) == "no\nno\nno\nno\n")
    #expect(try String(contentsOf: project.place("own/doses.csv"), encoding: .utf8) == "1\n")
  }

  @Test(arguments: ways)
  func resultsOfOtherBlocksAreFiles(_ isConfined: Bool) async throws {
    let tables = Given(BlockFiles(["agreement.bins.tsv": Data("n\n4\n".utf8)]))
    let number = Given(ProgramOutput(files: [:]))
    let step = ProgramRun(
      command: "cat blocks/agreement.bins.tsv > a.tsv; cat blocks/other.net.json >> a.tsv",
      results: [NamedResult("agreement", tables), NamedResult("other.net", number)],
      writes: ["a.tsv"], isConfined: isConfined)
    #expect(try await text(step) == "n\n4\n" + #"{"files":{},"undeclared":[]}"#)
  }

  @Test func aScriptStandsInItsFolder() async throws {
    let script = ProgramScript(.python, "open('a.tsv', 'w').write('x\\n')")
    let step = ProgramRun(
      command: script.command, script: script, writes: ["a.tsv"], isConfined: Self.ways[0])
    #expect(try await text(step) == "x\n")
  }

  @Test func limitsAndPlacesAreNoPartOfTheQuestion() throws {
    var step = program("true", isConfined: true)
    let encoded = try StepCoding.encode(step)
    step.limits.seconds = 1
    step.root = nil
    #expect(try StepCoding.encode(step) == encoded)
    let read = try StepCoding.decode(encoded, types: [ProgramRun.self])
    #expect(try StepCoding.encode(try #require(read as? ProgramRun)) == encoded)
    #expect(!String(decoding: encoded, as: UTF8.self).contains(project.url.path))
  }

  @Test func stepsOfOthersAreEncodedWithTheirNames() throws {
    let step = ProgramRun(
      command: "true", results: [NamedResult("a", program("false", isConfined: true))], writes: [])
    let encoded = try StepCoding.encode(step)
    #expect(
      String(decoding: encoded, as: UTF8.self).contains(#""step":{"parameters":{"command":"false""#)
    )
    let read = try StepCoding.decode(encoded, types: [ProgramRun.self])
    #expect(try StepCoding.encode(try #require(read as? ProgramRun)) == encoded)
  }
}
