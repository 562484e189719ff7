/// A message of Protocol Buffers, as its fields in their order.
///
/// The index of a checkpoint needs three messages of a few numbers each. The library would add a
/// hundred files and a compiler plugin; this is all that is needed of it. Source:
/// https://protobuf.dev/programming-guides/encoding
struct ProtocolBuffer {
  enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  var fields: [(number: UInt64, value: Value)] = []

  /// nil if the bytes are no message.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      guard let key = rest.popVarint(), key >> 3 > 0 else { return nil }
      let value: Value
      switch key & 7 {
      case 0:
        guard let number = rest.popVarint() else { return nil }
        value = .number(number)
      case 1:
        guard let bytes = rest.pop(8) else { return nil }
        value = .number(UInt64(bytes.uint32(at: 4)) << 32 | UInt64(bytes.uint32(at: 0)))
      case 2:
        guard let count = rest.popLength(), let bytes = rest.pop(count) else { return nil }
        value = .bytes(bytes)
      case 5:
        guard let bytes = rest.pop(4) else { return nil }
        value = .number(UInt64(bytes.uint32(at: 0)))
      default: return nil
      }
      fields.append((key >> 3, value))
    }
  }

  /// The last value of a field; 0, the default, if it is missing.
  func number(_ field: UInt64) -> Int64 {
    for case (field, .number(let value)) in fields.reversed() { return Int64(bitPattern: value) }
    return 0
  }

  /// The messages in a field; nil if one cannot be read.
  func messages(_ field: UInt64) -> [ProtocolBuffer]? {
    var messages: [ProtocolBuffer] = []
    for case (field, .bytes(let bytes)) in fields {
      guard let message = ProtocolBuffer(bytes) else { return nil }
      messages.append(message)
    }
    return messages
  }
}
