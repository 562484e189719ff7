import Synchronization

/// Typesetters that were used and can be used again: Pango looks fonts up anew for each, which
/// takes longer than to set a chapter with them.
public final class TypesetterPool: Sendable {
  /// Each is lent to one at a time.
  private struct Idle: @unchecked Sendable { var typesetters: [Typesetter] = [] }

  private let idle = Mutex(Idle())

  /// An empty pool: typesetters are made when they are asked for.
  public init() {}

  /// Lends one that nobody else uses meanwhile.
  public func lend<Result>(_ body: (Typesetter) throws -> Result) rethrows -> Result {
    let typesetter = take() ?? Typesetter()
    defer { give(back: typesetter) }
    return try body(typesetter)
  }

  private func take() -> Typesetter? {
    idle.withLock { idle in
      nonisolated(unsafe) let typesetter = idle.typesetters.popLast()
      return typesetter
    }
  }

  private func give(back typesetter: Typesetter) {
    nonisolated(unsafe) let typesetter = typesetter
    idle.withLock { $0.typesetters.append(typesetter) }
  }
}
