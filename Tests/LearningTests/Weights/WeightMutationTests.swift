import Foundation
import TestSupport
import Testing

@testable import Learning

/// Files with bytes changed, cut out and put in, the same ones each time: read or refused, quickly
/// and in little memory.
@Suite struct WeightMutationTests {
  @Test func safetensors() throws {
    let folder = TemporaryFolder()
    let whole = [UInt8](try SafetensorsTests.weights.encodedSafetensors())
    var generator = Mutation(seed: 1)
    for _ in 0..<1000 {
      let url = try folder.file("a.safetensors", generator.mutated(whole))
      do {
        let weights = try WeightFile(opening: url).weights()
        #expect(weights.count <= whole.count)
      } catch {}
    }
  }

  /// Blocks are sealed again after the change, so that what is behind the checksums is reached.
  @Test(arguments: [false, true])
  func checkpoints(isCompressed: Bool) throws {
    let folder = TemporaryFolder()
    var generator = Mutation(seed: 2)
    for round in 0..<400 {
      var checkpoint = TinyCheckpoint()
      checkpoint.isCompressed = isCompressed
      let row = Int.random(in: checkpoint.rows.indices, using: &generator)
      if round % 3 == 0 {
        checkpoint.rows[row].key = generator.mutated(checkpoint.rows[row].key)
      } else {
        checkpoint.rows[row].value = generator.mutated(checkpoint.rows[row].value)
      }
      do {
        _ = try WeightFile(opening: checkpoint.write(to: folder)).weights()
      } catch {}
    }
  }

  /// What stands in a block, changed at will: with the right checksum, plain or as what Snappy is
  /// to uncompress.
  @Test(arguments: [0, 1] as [UInt8])
  func tables(kind: UInt8) {
    var generator = Mutation(seed: 3)
    var checkpoint = TinyCheckpoint()
    checkpoint.isCompressed = kind == 1
    let index = checkpoint.index
    for _ in 0..<600 {
      var table = SealedTable(index)
      table.data = generator.mutated(table.data)
      if Bool.random(using: &generator) { table.index = generator.mutated(table.index) }
      if let rows = try? SortedTable(table.bytes(kind: kind)).rows {
        #expect(rows.count < 1000)
      }
    }
  }

  /// The two blocks of a tiny table, apart.
  struct SealedTable {
    var data: [UInt8]
    var index: [UInt8]

    init(_ bytes: [UInt8]) {
      var footer = bytes.suffix(48)
      let places = (0..<4).map { _ in footer.popLength() ?? 0 }
      // Before the empty block stand the data, a kind and a checksum.
      data = Array(bytes[0..<places[0] - 5])
      index = Array(bytes[places[2]..<places[2] + places[3]])
    }

    func bytes(kind: UInt8) -> [UInt8] {
      var table = data + [kind] + TinyCheckpoint.checksum(data + [kind])
      let start = UInt64(table.count)
      table += index + [0] + TinyCheckpoint.checksum(index + [0])
      let handles =
        [0, 0] + TinyCheckpoint.varint(start) + TinyCheckpoint.varint(UInt64(index.count))
      return table + handles + [UInt8](repeating: 0, count: 40 - handles.count) + SortedTable.magic
    }
  }
}
