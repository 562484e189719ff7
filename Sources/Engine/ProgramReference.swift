/// A program that an author's command begins with, named independently of where it lies on this
/// machine.
public struct ProgramReference: Codable, Hashable, Sendable {
  /// A name that is searched for, or a path within the project (`.venv/bin/python`).
  public var name: String
  /// A file of the project that lists packages, one a line, whose versions count too.
  public var packages: FileReference?
  /// Whether only the system's own folders are searched, as a confined program sees no others.
  public var isConfined: Bool

  /// `packages`: nil if none are listed.
  public init(_ name: String, packages: FileReference? = nil, isConfined: Bool) {
    self.name = name
    self.packages = packages
    self.isConfined = isConfined
  }
}
