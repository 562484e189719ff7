/// How a program ended.
enum ProgramEnd: Hashable, Sendable {
  /// It ended by itself. 128 and more stand for a signal, as in a shell.
  case status(Int32)
  /// It took longer than it may.
  case late
  /// The build was cancelled.
  case cancelled
}
