import Foundation
import TestSupport
import Testing

/// A machine without room, memory, files or locks: one sentence says where, and what to do.
@Suite struct ScarceTests {
  private static let mounts: Comment = "needs the right to mount a file system"

  @Test(.enabled(if: SmallDisk.isPossible, mounts), arguments: [200, 400, 600])
  func aDiskThatFillsIsNamed(_ kilobytes: Int) async throws {
    let book = try BookFolder()
    let disk = try SmallDisk("size=\(kilobytes)k")
    let outcome = try await book.build(
      "--output", disk.url.path + "/out", "--store", disk.url.path + "/store", endsWith: 2)
    #expect(outcome.errors.count == 1, "\(outcome.errors)")
    #expect(outcome.error.contains(disk.url.path))
    #expect(
      outcome.error.hasSuffix(
        "cannot be written (No space left on device); make room there, or build elsewhere with --output and --store\n"
      ))
  }

  /// In a step, whose program writes more than there is room for.
  @Test(.enabled(if: SmallDisk.isPossible, mounts))
  func aDiskThatFillsWithinAStepIsNamed() async throws {
    let book = try OwnProgramBook.made()
    let disk = try SmallDisk("size=500k")
    try book.write("own/large.csv", String(repeating: "a,1\n", count: 400_000))
    try book.edit("Chapters/c1.md", "own/sizes.csv]", "own/sizes.csv, own/large.csv]")
    let outcome = try await book.build(
      "--output", disk.url.path + "/out", "--store", disk.url.path + "/store", "--unconfined",
      "--jobs", "1", endsWith: 2)
    #expect(outcome.error.contains(disk.url.path))
    #expect(
      outcome.error.hasSuffix("make room there, or build elsewhere with --output and --store\n"))
  }

  @Test(.enabled(if: SmallDisk.isPossible, mounts), arguments: [8, 20, 40])
  func aDiskWithoutInodesIsNamed(_ inodes: Int) async throws {
    let book = try BookFolder()
    let disk = try SmallDisk("size=50m,nr_inodes=\(inodes)")
    let outcome = try await book.build(
      "--output", disk.url.path + "/out", "--store", disk.url.path + "/store", endsWith: 2)
    #expect(outcome.errors.count == 1, "\(outcome.errors)")
    #expect(
      outcome.error.hasSuffix(
        "; the disk holds no more files, so remove some there, or build elsewhere with --output and --store\n"
      ))
  }

  private static let compiler = ["/usr/bin/cc", "/usr/bin/clang", "/opt/swift/usr/bin/clang"].first
  {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// As on network file systems: `flock` fails.
  @Test(.enabled(if: compiler != nil, "needs a C compiler"))
  func aFolderWithoutLocksIsNamed() async throws {
    let book = try BookFolder()
    try book.write(
      "flock.c", "#include <errno.h>\nint flock(int f, int o) { errno = ENOLCK; return -1; }\n")
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.compiler))
    process.arguments = ["-shared", "-fPIC", "-o", "flock.so", "flock.c"]
    process.currentDirectoryURL = book.root
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let environment = ["LD_PRELOAD": book.root.path + "/flock.so"]
    for _ in 1...2 {
      let outcome = try await book.report("build", environment: environment)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.filter { $0.contains("lock") } == [
          "Chapters/book.yaml:1:1: warning[state] \(book.root.path)/output/.store has no file locks, so two builds at once would do the same work twice; run one at a time, or keep results elsewhere with --store"
        ])
    }
    let cleaned = try await book.report("clean", "--maximum-size", "0", environment: environment)
    #expect(cleaned.status == 1)
    #expect(
      cleaned.error
        == "error: \(book.root.path)/output/.store has no file locks, so a build may be using the store; use --force when none is running\n"
    )
    let forced = try await book.report(
      "clean", "--maximum-size", "0", "--force", environment: environment)
    #expect(forced.status == 0)
  }

  /// A sentence, no trace of the program. With less it cannot be loaded; GLib has a word of its own.
  @Test(arguments: [250, 400]) func tooLittleMemoryIsSaid(_ megabytes: Int) async throws {
    let book = try BookFolder()
    let command = try book.command(["build", "--quiet"])
    let report = try #require(command.process.executableURL).path
    command.process.executableURL = URL(filePath: "/bin/sh")
    command.process.arguments = [
      "-c", "ulimit -v \(megabytes * 1024) && exec \"$0\" build --quiet", report,
    ]
    let outcome = try await command.run()
    guard outcome.status != 0 else { return }
    #expect(outcome.status == 1)
    #expect(outcome.errors.filter { !$0.contains("GLib-ERROR") }.count == 1, "\(outcome.errors)")
    #expect(
      outcome.errors.last
        == "error: the memory that this process may use (\(megabytes) MB) is not enough; raise the limit (ulimit -v), or run fewer steps at once with --jobs 1"
    )
  }
}
