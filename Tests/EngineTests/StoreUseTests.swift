import Foundation
import Testing

@testable import Engine

@Suite struct StoreUseTests {
  private let shop = Workshop()

  @Test func manyReadAtOnceAndOnePrunesAlone() async throws {
    var first = try await shop.store.use()
    var second = try await shop.store.use()
    #expect(first?.hasLocks == true && second?.hasLocks == true)
    let store = shop.store
    let told = AsyncStream<Void>.makeStream()
    let pruning = Task {
      let alone = try await store.reserve { told.continuation.yield() }
      return alone.hasLocks
    }
    for await _ in told.stream { break }
    first = nil
    second = nil
    #expect(try await pruning.value)
    _ = (first, second)
  }

  @Test func whoWaitsForTheStoreCanBeStopped() async throws {
    let use = try await shop.store.use()
    let store = shop.store
    let waiting = Task { _ = try await store.reserve() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    withExtendedLifetime(use) {}
  }

  /// Leftovers of a killed build go when nobody else is there, and only then.
  @Test func whatAKilledBuildLeftIsRemoved() async throws {
    _ = try await shop.store.use()
    for name in ["temporary/\(UUID())", "locks/\(Digest(of: "a").hex)"] {
      try FileManager.default.createDirectory(
        at: shop.place(of: name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("half".utf8).write(to: shop.place(of: name))
    }
    #expect(shop.kept.count == 3)
    let first = try await shop.store.use()
    #expect(shop.kept == ["in-use"])
    try Data("half".utf8).write(to: shop.place(of: "temporary/mine"))
    let second = try await shop.store.use()
    #expect(shop.kept == ["in-use", "temporary/mine"])
    withExtendedLifetime((first, second)) {}
  }

  @Test func withoutAStoreNothingIsMade() async throws {
    #expect(try await shop.store.use(isMade: false) == nil)
    #expect(shop.kept == [])
  }
}
