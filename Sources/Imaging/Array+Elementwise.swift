extension Array {
  /// Like `map`, but writes into preallocated memory, so that the compiler can vectorise the loop.
  @inlinable package func elementwise<Value>(_ body: (Element) -> Value) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      withUnsafeBufferPointer { own in
        for index in own.indices { buffer.initializeElement(at: index, to: body(own[index])) }
      }
      initialized = count
    }
  }
}
