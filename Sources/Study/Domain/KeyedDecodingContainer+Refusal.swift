extension KeyedDecodingContainer {
  /// The error for an option whose value is of the right type but not allowed.
  func refusal(_ key: Key, _ what: String) -> DecodingError {
    DecodingError.dataCorruptedError(
      forKey: key, in: self, debugDescription: "option `\(key.stringValue)`: \(what)")
  }
}
