import Testing

/// A long text that tests show by what it is.
struct LongText: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String

  init(_ description: String, _ text: String) {
    testDescription = description
    self.text = text
  }

  /// So often, after `before` and before `after`.
  init(_ description: String, _ before: String, _ part: String, _ count: Int, _ after: String = "")
  {
    self.init(description, before + String(repeating: part, count: count) + after)
  }
}
