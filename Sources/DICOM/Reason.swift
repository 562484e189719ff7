/// DCMTK's words for what went wrong, as a part of a sentence.
enum Reason {
  static func of<Value>(
    _ body: (UnsafeMutablePointer<CChar>, Int32) -> Value
  ) -> (value: Value, reason: String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { preconditionFailure("a buffer of 256 bytes") }
      let value = body(start, 256)
      let words = String(cString: start)
      return (value, words.prefix(1).lowercased() + words.dropFirst())
    }
  }
}
