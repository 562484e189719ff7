import Foundation
import TestSupport
import Testing

@testable import Learning

@Suite struct CheckpointTests {
  static let expected = Weights(tensors: [
    "a": Weights.Tensor(shape: [2, 2], values: [1, 2, 3, 4]),
    "a/b": Weights.Tensor(shape: [], values: [-0.5]),
  ])

  @Test(arguments: [false, true])
  func tinyCheckpointIsRead(isCompressed: Bool) throws {
    let folder = TemporaryFolder()
    var checkpoint = TinyCheckpoint()
    checkpoint.isCompressed = isCompressed
    let index = try checkpoint.write(to: folder)
    let names = ["model", "model.index", "model.meta", "model.data-00000-of-00001"]
    for name in names {
      let file = try WeightFile(opening: folder.url.appending(path: name))
      #expect(file.format == .tensorFlow)
      #expect(file.path == index.path)
      #expect(try file.weights() == Self.expected)
    }
  }

  @Test func checksumsAreThoseOfTheirStandard() {
    // RFC 3720, B.4.
    #expect(Checksum.crc32c(Data(count: 32)) == 0x8A91_36AA)
    #expect(Checksum.crc32c(Data(repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(Checksum.crc32c(Data(0..<32)) == 0x46DD_794E)
    #expect(Checksum.crc32c(Data()) == 0)
  }

  @Test func textsAreLeftOut() throws {
    let folder = TemporaryFolder()
    var checkpoint = TinyCheckpoint()
    checkpoint.rows.append((Array("graph".utf8), TinyCheckpoint.entry(type: 7, shape: [], 20, 3)))
    let file = try WeightFile(opening: checkpoint.write(to: folder))
    #expect(file.entries.map(\.type) == ["F32", "F32", "TEXT"])
    #expect(try file.weights() == Self.expected)
  }

  // MARK: The published network

  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func thePublishedIndexIsRead() throws {
    let file = try WeightFile(opening: DataMirror.url("ukbb-cardiac/FCN_sa.index"))
    let list = try String(
      contentsOf: DataMirror.url("ukbb-cardiac/FCN_sa.variables.txt"), encoding: .utf8)
    let lines = file.entries.map { entry in
      "\(entry.name) 1 \(entry.shape) \(entry.bytes.lowerBound) \(entry.bytes.count)"
    }
    let expected = list.split(separator: "\n").map(String.init).dropLast()
    // The list leaves the optimiser's own out.
    let own = lines.filter { !$0.contains("/Adam") }
    #expect(own == expected.sorted())
    #expect(lines.count == 228)
    #expect(file.entries.map(\.bytes.upperBound).max() == 23_840_504)
    #expect(Set(file.entries.map(\.type)) == ["F32"])
    let missing = try DataMirror.url("ukbb-cardiac/FCN_sa.data-00000-of-00001").path
    #expect(throws: WeightError(path: missing, reason: "there is no such file")) {
      try file.weights()
    }
  }

  @Test(.enabled(if: DataMirror.has("ukbb-cardiac"), "REPORT_MIRROR has no data set ukbb-cardiac"))
  func theFixtureIsRead() throws {
    let file = try WeightFile(opening: DataMirror.url("ukbb-cardiac/fixture/FCN_tiny"))
    let weights = try file.weights()
    #expect(weights.tensors.count == 228)
    #expect(weights["conv2d/kernel"]?.shape == [3, 3, 1, 4])
    #expect(weights["batch_normalization_1/gamma"]?.values.count == 4)
    let network = try FCNWeights(weights)
    #expect(network.filters == [4, 6, 8, 10, 12])
    #expect(network.blocks == [2, 2, 3, 3, 3])
    let sizes = (network.sameFilters, network.outFilters, network.classes, network.channels)
    #expect(sizes == (8, 16, 4, 1))
    // It knows its own names again, also from its own file.
    let folder = TemporaryFolder()
    let url = folder.url.appending(path: "a.safetensors")
    try network.weights.write(safetensors: url)
    #expect(try FCNWeights(WeightFile(opening: url).weights()) == network)
  }

  // MARK: Damage

  @Test func everyChangedByteOfTheIndexIsNoticed() throws {
    let folder = TemporaryFolder()
    let index = TinyCheckpoint().index
    // The footer's padding says nothing, and the block of other things is not read.
    var silent = 0
    for place in index.indices {
      var bytes = index
      bytes[place] ^= 0x10
      let url = try folder.file("model.index", bytes)
      if (try? WeightFile(opening: url)) != nil { silent += 1 }
    }
    #expect(silent <= 40 + 13)
    for count in index.indices {
      let url = try folder.file("model.index", index.prefix(count))
      #expect(throws: WeightError.self) { try WeightFile(opening: url) }
    }
  }

  @Test func changedNumbersAreNoticed() throws {
    let folder = TemporaryFolder()
    var checkpoint = TinyCheckpoint()
    checkpoint.numbers[17] ^= 1
    let file = try WeightFile(opening: checkpoint.write(to: folder))
    let data = folder.url.appending(path: "model.data-00000-of-00001").path
    #expect(
      throws: WeightError(
        path: data,
        reason: "the numbers of a/b do not match their checksum; fetch the file again")
    ) { try file.weights() }
    _ = try folder.file("model.data-00000-of-00001", checkpoint.numbers.prefix(16))
    #expect(
      throws: WeightError(
        path: data, reason: "the file is cut short: a/b lies past its end")
    ) { try file.weights() }
  }

  static func changed(_ change: (inout TinyCheckpoint) -> Void) -> TinyCheckpoint {
    var checkpoint = TinyCheckpoint()
    change(&checkpoint)
    return checkpoint
  }

  static let hostile: [(TinyCheckpoint, String)] = [
    (changed { $0.rows.removeFirst() }, "the index has no header"),
    (changed { $0.rows[0].value = TinyCheckpoint.header(shards: 0) }, "the index has no header"),
    (
      changed { $0.rows[0].value = TinyCheckpoint.header(endianness: 1) },
      "the checkpoint is of a big-endian machine, which is not read"
    ),
    (
      changed {
        $0.rows[1].key = [0xFF, 0xFE]; $0.rows.swapAt(1, 2)
      }, "the index has a name that is no text"
    ),
    (changed { $0.rows[1].value = [0x0F] }, "the index has no place for a"),
    (
      changed { $0.rows.swapAt(1, 2) },
      "this is no whole index of a checkpoint: its keys are out of order"
    ),
    (
      changed { $0.rows[2].key = $0.rows[1].key },
      "this is no whole index of a checkpoint: its keys are out of order"
    ),
    (
      changed { $0.rows[2].key = [UInt8](repeating: 0x62, count: 1025) },
      "this is no whole index of a checkpoint: a block's rows cannot be read"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [3], 0, 16) },
      "the tensor a has 16 bytes, which is not F32 of the shape [3]"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [-1, -4], 0, 16) },
      "the tensor a has a shape that cannot be: [-1, -4]"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [1 << 40, 1 << 40], 0, 16) },
      "the tensor a has a shape that cannot be: [1099511627776, 1099511627776]"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [4], -8, 16) },
      "the tensor a lies outside the files"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [4], .max, 16) },
      "the tensor a lies outside the files"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [4], shard: 1, 0, 16) },
      "the tensor a lies outside the files"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(shape: [4], 0, 16, slices: true) },
      "the tensor a is stored in slices, which are not read; save it whole"
    ),
    (
      changed { $0.rows[2].value = TinyCheckpoint.entry(shape: [], 12, 4) },
      "the tensors a and a/b overlap"
    ),
    (
      changed { $0.rows[1].value = TinyCheckpoint.entry(type: 8, shape: [2], 0, 16, $0.numbers) },
      "a is of type TensorFlow's 8, which cannot be read; save it as F32"
    ),
  ]

  @Test(arguments: hostile.indices)
  func hostileIndexesAreOneSentence(_ index: Int) throws {
    let folder = TemporaryFolder()
    let url = try Self.hostile[index].0.write(to: folder)
    let error = #expect(throws: WeightError.self) { try WeightFile(opening: url).weights() }
    #expect(error == WeightError(path: url.path, reason: Self.hostile[index].1))
  }
}
