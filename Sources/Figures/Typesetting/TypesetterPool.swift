import Synchronization

/// Typesetters for reuse. Pango looks up fonts for each new one, which takes longer than setting a
/// chapter.
public final class TypesetterPool: Sendable {
  /// Typesetters that are not in use.
  private struct Idle: @unchecked Sendable { var typesetters: [Typesetter] = [] }

  private let idle = Mutex(Idle())

  /// An empty pool. Typesetters are made on demand.
  public init() {}

  /// Lends a typesetter to `body`, which nobody else uses in the meantime.
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
