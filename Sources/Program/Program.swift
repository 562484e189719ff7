import Engine
import Libraries

/// What the command line hands to a book: the study's directives, its steps, and what computes
/// them. The build writes both lists.
public enum Program {
  public static let version = InstalledLibraries.version

  /// What a book is made with.
  public static let software: [Software] = InstalledLibraries.software
}
