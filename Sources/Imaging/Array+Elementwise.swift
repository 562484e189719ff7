extension Array {
  /// As `map`, for numbers: into memory that stands ready, so that a processor works on many at once.
  @inlinable package func elementwise<Value>(_ body: (Element) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      withUnsafeBufferPointer { own in
        for index in own.indices { buffer.initializeElement(at: index, to: body(own[index])) }
      }
      initialized = count
    }
  }
}
