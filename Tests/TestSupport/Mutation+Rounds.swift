import Foundation

extension Mutation {
  /// Writes `count` changed forms of a file and hands each to `read`. Only the first `head` bytes
  /// are changed; every tenth form is cut short.
  public static func rounds(
    _ count: Int, _ bytes: Data, head: Int = .max, seed: UInt64 = 1, _ read: (URL) throws -> Void
  ) throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file")
    var mutation = Mutation(seed: seed)
    let (changed, rest) = ([UInt8](bytes.prefix(head)), bytes.dropFirst(head))
    for round in 0..<count {
      let file =
        round % 10 == 9
        ? bytes.prefix(Int.random(in: 0...bytes.count, using: &mutation))
        : Data(mutation.mutated(changed)) + rest
      try file.write(to: url)
      try read(url)
    }
  }
}
