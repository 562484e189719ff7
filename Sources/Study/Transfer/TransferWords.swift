import Transfer

/// The names of the readers of masks and of the frames at which they are compared.
struct TransferWords: Sendable {
  /// The reader with whom the models are compared, in a sentence and on an axis.
  var reference, referenceAxis: String
  /// The first reader in tables.
  var firstKey: String
  /// The readers in figures.
  var first, second: String
  /// For captions: all readers with the given frames, and the source of ED and ES.
  var readers, sources: String
  /// A title for the given frames.
  var givenFrames: String

  /// The key in tables.
  func key(_ reader: Reader) -> String { reader == .first ? firstKey : reader.rawValue }

  /// The key in tables: `WS-TR`.
  func key(_ first: Reader, _ second: Reader) -> String { "\(key(first))-\(key(second))" }

  /// The words for captions.
  func title(_ reader: Reader) -> String {
    switch reader {
    case .first: first
    case .second: second
    case .model: reader.rawValue
    }
  }

  static let published = TransferWords(
    reference: "the first observer", referenceAxis: "Observer",
    firstKey: Reader.first.rawValue, first: Reader.first.rawValue, second: Reader.second.rawValue,
    readers: "two observers (WS, TR) and TL2, at the published",
    sources: "the published frames, from WS's masks,", givenFrames: "published frames")

  static let synthetic = TransferWords(
    reference: "the truth", referenceAxis: "Truth", firstKey: "truth", first: "truth",
    second: "simulated observer",
    readers: "the truth, a simulated second observer (TR) and TL2, at the true",
    sources: "the true frames,", givenFrames: "true frames")
}
