import Foundation
import Testing

@testable import Engine

@Suite struct StepLockTests {
  @Test func whoWaitsInVainLeavesTheLockToWhoHoldsIt() async throws {
    let shop = Workshop()
    let key = Digest(of: "a")
    let place = shop.place(of: "locks/\(key.hex)").path
    var held: StepLock? = try await shop.store.lock(key)
    #expect(held != nil)
    for _ in 0..<3 {
      let waiting = Task { _ = try await shop.store.lock(key) }
      // It tries once, and does not wait.
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      #expect(FileManager.default.fileExists(atPath: place))
    }
    held = nil
    #expect(!FileManager.default.fileExists(atPath: place))
  }
}
