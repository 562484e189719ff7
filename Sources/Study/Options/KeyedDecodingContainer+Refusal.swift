import Book
import Markup

extension KeyedDecodingContainer {
  /// The error for an option whose value is of the right type but not allowed.
  func refusal(_ key: Key, _ what: String) -> DecodingError {
    DecodingError.dataCorruptedError(
      forKey: key, in: self, debugDescription: "option `\(key.stringValue)`: \(what)")
  }

  /// Refuses a list without entries, and one with the same entry twice, which would be counted twice; nil is none at all.
  func refuseRepeats<Value: Hashable>(
    _ key: Key, _ values: [Value]?, as text: (Value) -> String = { "\($0)" }
  ) throws {
    guard let values else { return }
    guard !values.isEmpty else {
      throw refusal(key, "lists nothing; leave it out for what is usual")
    }
    var known: Set<Value> = []
    if let twice = values.first(where: { !known.insert($0).inserted }) {
      throw refusal(key, "lists \(text(twice)) twice; leave one out")
    }
  }

  /// Refuses options that would say nothing here.
  func refuse(_ keys: [Key], _ reason: String) throws {
    for key in keys where contains(key) { throw refusal(key, reason) }
  }

  /// Refuses a list of names that is empty or names one twice, and a name that is none of `known`; nil is none at all.
  func refuseOthers(than known: [String], _ key: Key, _ names: [String]?) throws {
    guard let names else { return }
    guard !names.isEmpty else {
      throw refusal(key, "names none of \(known.joined(separator: ", "))")
    }
    for name in names where !known.contains(name) {
      let nearest = Spelling.nearest(to: name, among: known).map { ", did you mean “\($0)”?" } ?? ""
      throw refusal(key, "“\(name)” is not one of \(known.joined(separator: ", "))\(nearest)")
    }
    try refuseRepeats(key, names)
  }

  /// Refuses a key that is none of `known`, within an option that is itself a mapping.
  func refuseOthers(
    than known: [Key], and others: [String] = [], _ decoder: any Decoder
  ) throws {
    let names = known.map(\.stringValue) + others
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys
    where !names.contains(key.stringValue) {
      let nearest = Spelling.nearest(to: key.stringValue, among: names.sorted())
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription: "there is no `\(key.stringValue)` here"
            + (nearest.map { "; did you mean `\($0)`?" } ?? "") + " (known: "
            + names.sorted().joined(separator: ", ") + ")"))
    }
  }
}

private struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
