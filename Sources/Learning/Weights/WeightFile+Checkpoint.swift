import Foundation

/// A TensorFlow checkpoint of the second version: `X.index`, a table from names to offsets, and the
/// numbers in `X.data-00000-of-00001`. Source: tensorflow/core/util/tensor_bundle and
/// tensorflow/core/protobuf/tensor_bundle.proto.
extension WeightFile {
  /// The largest permitted index in bytes; a tensor takes about thirty.
  static let indexLimit = 1 << 23

  init(checkpoint prefix: URL) throws(WeightError) {
    let url = prefix.appendingPathExtension("index")
    func fail(_ reason: String) -> WeightError { WeightError(path: url.path, reason: reason) }
    let file = try ByteFile(url)
    guard file.count <= Self.indexLimit else {
      throw fail("the index has \(file.count) bytes; at most \(Self.indexLimit) are read")
    }
    let table: SortedTable
    do {
      table = try SortedTable([UInt8](try file.read(0..<file.count)))
    } catch let error as SortedTable.Damage {
      throw fail("this is no whole index of a checkpoint: \(error.reason)")
    } catch {
      throw fail("the file cannot be read to its end")
    }
    // The row with an empty key describes the whole checkpoint.
    guard let first = table.rows.first, first.key.isEmpty,
      let header = ProtocolBuffer(first.value), (1...99_999).contains(header.number(1))
    else { throw fail("the index has no header") }
    guard header.number(2) == 0 else {
      throw fail("the checkpoint is of a big-endian machine, which is not read")
    }
    let shards = header.number(1)
    var entries: [Entry] = []
    for (key, value) in table.rows.dropFirst() {
      guard let name = String(validating: key, as: UTF8.self) else {
        throw fail("the index has a name that is no text")
      }
      guard let message = ProtocolBuffer(value) else {
        throw fail("the index has no place for \(name)")
      }
      do {
        entries.append(try Self.entry(name, message, shards: shards))
      } catch {
        throw fail("the tensor \(name) \(error.reason)")
      }
    }
    try Self.refuseOverlaps(entries, url.path)
    let folder = prefix.deletingLastPathComponent()
    let parts = (0..<Int(shards)).map { part in
      ByteFile.Place.file(
        folder.appending(
          path: prefix.lastPathComponent + ".data-\(Self.fiveDigits(part))-of-"
            + Self.fiveDigits(Int(shards))))
    }
    self.init(path: url.path, format: .tensorFlow, entries: entries, metadata: [:], parts: parts)
  }

  /// DT_FLOAT and so on, of tensorflow/core/framework/types.proto.
  private static let types: [Int64: String] = [
    1: "F32", 2: "F64", 3: "I32", 4: "U8", 5: "I16", 6: "I8", 7: "TEXT", 9: "I64", 10: "BOOL",
    14: "BF16", 17: "U16", 19: "F16", 22: "U32", 23: "U64",
  ]

  private struct Refusal: Error { var reason: String }

  private static func entry(
    _ name: String, _ message: ProtocolBuffer, shards: Int64
  ) throws(Refusal) -> Entry {
    guard let slices = message.messages(7), slices.isEmpty else {
      throw Refusal(reason: "is stored in slices, which are not read; save it whole")
    }
    guard let shapes = message.messages(2), shapes.count <= 1,
      let dimensions = shapes.isEmpty ? [] : shapes[0].messages(2)
    else { throw Refusal(reason: "has no shape") }
    let (shard, offset, size) = (message.number(3), message.number(4), message.number(5))
    let (end, isTooLarge) = offset.addingReportingOverflow(size)
    guard (0..<shards).contains(shard), offset >= 0, size >= 0, !isTooLarge else {
      throw Refusal(reason: "lies outside the files")
    }
    let code = message.number(1)
    let entry = Entry(
      name: name, type: types[code] ?? "TensorFlow's \(code)",
      shape: dimensions.map { Int($0.number(1)) }, part: Int(shard), bytes: Int(offset)..<Int(end),
      checksum: Checksum.unmasked(UInt32(truncatingIfNeeded: message.number(6))))
    if let problem = entry.problem { throw Refusal(reason: problem) }
    return entry
  }

  /// Refuses overlapping tensors, so that a small file cannot ask for much memory.
  private static func refuseOverlaps(_ entries: [Entry], _ path: String) throws(WeightError) {
    let ordered = entries.filter { !$0.bytes.isEmpty }
      .sorted { ($0.part, $0.bytes.lowerBound) < ($1.part, $1.bytes.lowerBound) }
    for (one, next) in zip(ordered, ordered.dropFirst())
    where one.part == next.part && one.bytes.upperBound > next.bytes.lowerBound {
      throw WeightError(path: path, reason: "the tensors \(one.name) and \(next.name) overlap")
    }
  }

  private static func fiveDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 5 - digits.count) + digits
  }
}
