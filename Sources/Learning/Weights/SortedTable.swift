import CSnappy
import Foundation

/// A sorted table of LevelDB: keys and values in blocks, with an index of the blocks at the end.
///
/// LevelDB's own library opens folders of tables, and a single table only from C++, with as much
/// memory as the file asks for. Here blocks may neither overlap nor exceed what Snappy can expand
/// them to. Source: https://github.com/google/leveldb/blob/main/doc/table_format.md
struct SortedTable {
  struct Damage: Error { var reason: String }

  /// The rows in the order of the keys' bytes.
  private(set) var rows: [(key: [UInt8], value: ArraySlice<UInt8>)] = []

  static let magic: [UInt8] = [0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB]
  /// The longest permitted key. No variable has a longer name, and since keys share prefixes, a
  /// short table could otherwise hold very long ones.
  static let keyLimit = 1024
  static let rowLimit = 100_000

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(Damage) {
    self.bytes = bytes
    guard bytes.count >= 48, bytes.suffix(8).elementsEqual(Self.magic) else {
      throw Damage(reason: "it does not end as a table of LevelDB does")
    }
    var footer = bytes.suffix(48).dropLast(8)
    guard Self.popPlace(&footer) != nil, let index = Self.popPlace(&footer) else {
      throw Damage(reason: "its last bytes name no index")
    }
    var end = 0
    for (_, value) in try Self.rows(in: block(index)) {
      var value = value
      guard let place = Self.popPlace(&value), place.lowerBound >= end else {
        throw Damage(reason: "its blocks overlap or are nowhere")
      }
      end = place.upperBound
      rows += try Self.rows(in: block(place))
      guard rows.count <= Self.rowLimit else {
        throw Damage(reason: "it has more than \(Self.rowLimit) rows")
      }
    }
    for (one, next) in zip(rows, rows.dropFirst())
    where !one.key.lexicographicallyPrecedes(next.key) {
      throw Damage(reason: "its keys are out of order")
    }
  }

  private static func popPlace(_ bytes: inout ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = bytes.popLength(), let count = bytes.popLength() else { return nil }
    let (end, isTooLarge) = start.addingReportingOverflow(count)
    return isTooLarge ? nil : start..<end
  }

  /// The block at a place; its kind and its checksum follow it.
  private func block(_ place: Range<Int>) throws(Damage) -> ArraySlice<UInt8> {
    guard place.upperBound <= bytes.count - 5 else {
      throw Damage(reason: "a block lies past its end")
    }
    let stored = bytes[place]
    let after = bytes[place.upperBound..<place.upperBound + 5]
    let checksum = Checksum.unmasked(after.uint32(at: 1))
    guard Checksum.crc32c(Data(bytes[place.lowerBound...place.upperBound])) == checksum else {
      throw Damage(reason: "a block does not match its checksum")
    }
    switch bytes[place.upperBound] {
    case 0: return stored
    case 1: return try Self.uncompressed(stored)
    default: throw Damage(reason: "a block is compressed in an unknown way")
    }
  }

  private static func uncompressed(_ stored: ArraySlice<UInt8>) throws(Damage) -> ArraySlice<UInt8>
  {
    let damage = Damage(reason: "a block cannot be uncompressed")
    let block: [UInt8]? = stored.withUnsafeBytes { raw in
      let source = raw.assumingMemoryBound(to: CChar.self).baseAddress
      var count = 0
      // Three bytes make at most sixty-four.
      guard snappy_uncompressed_length(source, raw.count, &count) == SNAPPY_OK,
        count <= 22 * raw.count
      else { return nil }
      var isWhole = false
      let block = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        let target = UnsafeMutableRawPointer(buffer.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        isWhole = snappy_uncompress(source, raw.count, target, &count) == SNAPPY_OK
        initialized = isWhole ? count : 0
      }
      return isWhole ? block : nil
    }
    guard let block else { throw damage }
    return block[...]
  }

  /// A key is stored as the number of bytes it shares with the one before, and the remaining bytes.
  private static func rows(
    in block: ArraySlice<UInt8>
  ) throws(Damage) -> [(key: [UInt8], value: ArraySlice<UInt8>)] {
    let damage = Damage(reason: "a block's rows cannot be read")
    guard block.count >= 4 else { throw damage }
    // At the end come the offsets of rows that share nothing, and their number.
    let restarts = Int(block.uint32(at: block.count - 4))
    guard restarts <= (block.count - 4) / 4 else { throw damage }
    var rest = block.dropLast(4 + 4 * restarts)
    var rows: [(key: [UInt8], value: ArraySlice<UInt8>)] = []
    var key: [UInt8] = []
    while !rest.isEmpty {
      guard let shared = rest.popLength(), let own = rest.popLength(),
        let length = rest.popLength(), shared <= key.count, own <= keyLimit - shared,
        let ending = rest.pop(own), let value = rest.pop(length), rows.count < rowLimit
      else { throw damage }
      key = Array(key.prefix(shared) + ending)
      rows.append((key, value))
    }
    return rows
  }
}
