import Engine

/// A result of another block that a program reads as a file below `blocks`.
package struct NamedResult: Codable, Hashable, Sendable {
  /// The file's name without extension: `hearts.transfer`. A block's tables have names of their
  /// own.
  package var name: String
  package var step: AnyStep

  package init(_ name: String, _ step: any Step) {
    self.name = name
    self.step = AnyStep(step)
  }
}
