/// What a program may use. Limits are no part of the question: another one runs nothing again.
package struct ProgramLimits: Hashable, Sendable {
  /// Seconds until it is ended.
  package var seconds: Double
  /// Gigabytes (10⁹ bytes) of memory of its own, for each of its processes.
  package var gigabytes: Double

  /// An hour and 8 GB, unless something else is said.
  package init(seconds: Double = 3600, gigabytes: Double = 8) {
    self.seconds = seconds
    self.gigabytes = gigabytes
  }

  /// The command within a shell that has set the kernel's limits: no core files, memory, time of
  /// the processor, and files of 4 GB at most.
  ///
  /// `isGuarded`: the shell and all that it has started end when descriptor 5 closes.
  func arguments(_ command: String, threads: Int, isGuarded: Bool) -> [String] {
    let kilobytes = Int((gigabytes * 1e6).rounded(.up))
    let time = Int((seconds * Double(threads)).rounded(.up)) + 1
    // dash takes one limit at a time, and files in blocks of 512 bytes.
    let limits = ["-c 0", "-t \(time)", "-d \(kilobytes)", "-f 8388608"].map { "ulimit \($0); " }
    let guardian = "(read _ <&5; kill -KILL -$$) 4>&- & exec 5<&-; "
    let run =
      isGuarded
      ? guardian + limits.joined() + #"/bin/sh -c "$1"; end=$?; kill -KILL $!; exit $end"#
      : limits.joined() + #"exec /bin/sh -c "$1""#
    return ["/bin/sh", "-c", run, "sh", command]
  }
}
