import CSnappy
import Foundation
import TestSupport

@testable import Learning

/// A TensorFlow checkpoint as its writer makes it, where wanted with something wrong.
struct TinyCheckpoint {
  /// In the order of their keys, the header's being empty.
  var rows: [(key: [UInt8], value: [UInt8])]
  var numbers: [UInt8]
  var isCompressed = false

  /// `a` of shape 2 x 2 with 1, 2, 3, 4, and `a/b`, the number -0.5.
  init() {
    let four: [Float] = [1, 2, 3, 4]
    numbers = (four + [-0.5]).flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }
    rows = [
      ([], Self.header()),
      (Array("a".utf8), Self.entry(shape: [2, 2], 0, 16, numbers)),
      (Array("a/b".utf8), Self.entry(shape: [], 16, 4, numbers)),
    ]
  }

  static func header(shards: UInt64 = 1, endianness: UInt64 = 0) -> [UInt8] {
    number(1, shards) + (endianness == 0 ? [] : number(2, endianness)) + bytes(3, number(1, 1))
  }

  static func entry(
    type: UInt64 = 1, shape: [Int64], shard: UInt64 = 0, _ offset: Int64, _ size: Int64,
    _ numbers: [UInt8] = [], slices: Bool = false
  ) -> [UInt8] {
    let stored =
      0 <= offset && 0 <= size && offset <= numbers.count - Int(size)
      ? Array(numbers[Int(offset)..<Int(offset + size)]) : []
    let dimensions = shape.flatMap { bytes(2, number(1, UInt64(bitPattern: $0))) }
    var entry = number(1, type) + bytes(2, dimensions)
    if shard > 0 { entry += number(3, shard) }
    if offset != 0 { entry += number(4, UInt64(bitPattern: offset)) }
    entry += number(5, UInt64(bitPattern: size)) + varint(6 << 3 | 5) + checksum(stored)
    return entry + (slices ? bytes(7, []) : [])
  }

  static func number(_ field: UInt64, _ value: UInt64) -> [UInt8] {
    varint(field << 3) + varint(value)
  }

  static func bytes(_ field: UInt64, _ value: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(UInt64(value.count)) + value
  }

  static func varint(_ value: UInt64) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
  }

  /// CRC-32C bit by bit, turned and shifted.
  static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
    }
    crc = ~crc
    let masked = (crc >> 15 | crc << 17) &+ 0xA282_EAD8
    return withUnsafeBytes(of: masked.littleEndian) { Array($0) }
  }

  /// One block of data, an empty one of other things, the index, the footer.
  var index: [UInt8] {
    let (data, kind) = Self.block(rows, isCompressed: isCompressed)
    var table = data + [kind] + Self.checksum(data + [kind])
    let (place, other) = (Self.varint(0) + Self.varint(UInt64(data.count)), table.count)
    let empty = Self.block([]).bytes
    table += empty + [0] + Self.checksum(empty + [0])
    let start = table.count
    let index = Self.block([(Array("b".utf8), place)]).bytes
    table += index + [0] + Self.checksum(index + [0])
    let handles =
      Self.varint(UInt64(other)) + Self.varint(UInt64(empty.count)) + Self.varint(UInt64(start))
      + Self.varint(UInt64(index.count))
    return table + handles + [UInt8](repeating: 0, count: 40 - handles.count) + SortedTable.magic
  }

  private static func block(
    _ rows: [(key: [UInt8], value: [UInt8])], isCompressed: Bool = false
  ) -> (bytes: [UInt8], kind: UInt8) {
    var bytes: [UInt8] = []
    var last: [UInt8] = []
    for (key, value) in rows {
      let shared = zip(last, key).prefix { $0 == $1 }.count
      bytes += varint(UInt64(shared)) + varint(UInt64(key.count - shared))
      bytes += varint(UInt64(value.count)) + key.dropFirst(shared) + value
      last = key
    }
    bytes += [0, 0, 0, 0, 1, 0, 0, 0]
    guard isCompressed else { return (bytes, 0) }
    var count = snappy_max_compressed_length(bytes.count)
    var compressed = [UInt8](repeating: 0, count: count)
    compressed.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes { source in
        _ = snappy_compress(
          source.assumingMemoryBound(to: CChar.self).baseAddress, source.count,
          target.assumingMemoryBound(to: CChar.self).baseAddress, &count)
      }
    }
    return (Array(compressed.prefix(count)), 1)
  }

  /// Writes both files; the place of the index.
  func write(to folder: TemporaryFolder) throws -> URL {
    _ = try folder.file("model.data-00000-of-00001", numbers)
    return try folder.file("model.index", index)
  }
}
