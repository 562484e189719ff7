import Foundation

/// Confines a program with bubblewrap to the files that it declares: no network, no other process,
/// no environment.
struct Sandbox: Sendable {
  /// The only folder that the program can write to.
  var work: String
  /// What stands read-only in that folder, by name: paths on this machine.
  var inputs: [String: String]
  /// Folders outside `/usr` that an interpreter needs, at their own places.
  var others: [String]
  /// A folder with `passwd` and `hosts`.
  var system: String

  /// Where the program finds its folder.
  static let home = "/book"
  private static let program = "/usr/bin/bwrap"

  /// The arguments that run `command` confined, with `environment` and nothing else of this
  /// process. What bubblewrap has to say of itself goes to descriptor 3.
  func arguments(_ command: [String], environment: [String: String]) -> [String] {
    var words = [Self.program] + Self.isolation + ["--json-status-fd", "3", "--clearenv"]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      words += ["--setenv", name, value]
    }
    words += Self.files
    for name in ["passwd", "hosts"] { words += ["--ro-bind", "\(system)/\(name)", "/etc/\(name)"] }
    for folder in others { words += ["--ro-bind", folder, folder] }
    words += ["--bind", work, Self.home]
    for (name, place) in inputs.sorted(by: { $0.key < $1.key }) {
      words += ["--ro-bind", place, "\(Self.home)/\(name)"]
    }
    return words + ["--remount-ro", "/", "--chdir", Self.home, "--"] + command
  }

  private static let isolation = [
    "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--hostname", "report",
    "--die-with-parent", "--new-session",
  ]

  /// The system's programs and libraries. awk and R's linear algebra are reached through
  /// `/etc/alternatives`; R and plots have their settings in `/etc`.
  private static let files: [String] = {
    var words = ["--ro-bind", "/usr", "/usr"]
    for name in ["bin", "sbin", "lib", "lib64"] {
      words += ["--symlink", "usr/\(name)", "/\(name)"]
    }
    for name in ["alternatives", "R", "julia", "fonts", "ld.so.cache"] {
      words += ["--ro-bind-try", "/etc/\(name)", "/etc/\(name)"]
    }
    return words + ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
  }()

  /// Why programs cannot be confined on this machine, in one sentence; nil if they can. Found out
  /// once.
  static let refusal: String? = {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return "programs cannot be confined, because bubblewrap is not installed; install it "
        + "(`apt install bubblewrap`), or build with --unconfined"
    }
    let said = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: said) }
    let probe = SpawnedProgram(
      arguments: [program] + isolation + files + ["--remount-ro", "/", "--", "true"],
      environment: [:], folder: "/", output: "/dev/null", errors: said)
    if (try? probe.wait(within: .seconds(20))) == .status(0) { return nil }
    let text = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
    return
      "programs cannot be confined here (\(text.split(separator: "\n").first ?? "bwrap failed"))"
      + "; allow user namespaces, or build with --unconfined"
  }()
}

/// Whether programs can be confined on this machine.
package enum Confinement {
  /// Why not, in one sentence; nil if they can.
  package static var refusal: String? { Sandbox.refusal }
}
