import Markup
import Yams

/// A value decoded from options, together with everything that is wrong with them. A wrong option
/// is dropped, a missing one is assumed to be empty, and the rest is decoded again. Decoding stops
/// at a wrong mapping or inside one, since other options depend on its meaning.
struct OptionsReading<Value> {
  /// nil if anything is wrong.
  private(set) var value: Value?
  private(set) var errors: [OptionError] = []
  /// Top-level options that the type asked for. Incomplete if `isComplete` is false.
  private(set) var asked: Set<String> = []
  /// True if decoding reached its end.
  private(set) var isComplete = false

  /// `errors`: mistakes that are known already.
  init(
    _ options: Node, userInfo: [CodingUserInfoKey: Any] = [:], errors: [OptionError] = [],
    _ read: (OptionsDecoder) throws -> Value
  ) {
    self.errors = errors
    var node = errors.reduce(options) { $0.repaired($1.path[...], lacks: false) ?? $0 }
    var changed = Set(errors.map { $0.path.map(\.stringValue) })
    while true {
      let decoder = OptionsDecoder(node, userInfo: userInfo)
      defer { asked.formUnion(decoder.asked) }
      do {
        let value = try read(decoder)
        isComplete = true
        if self.errors.isEmpty { self.value = value }
        return
      } catch {
        let error = OptionError(error, in: decoder)
        // An error about an option that was changed already, or about its content, is not new.
        let path = error.path.map(\.stringValue)
        guard !changed.contains(where: { path.starts(with: $0) }) else { return }
        changed.insert(path)
        self.errors.append(error)
        guard !error.endsReading, error.isLack || !node.holdsMappings(error.path.first),
          let rest = node.repaired(error.path[...], lacks: error.isLack)
        else { return }
        node = rest
      }
    }
  }

  /// Top-level options that the type does not know. If decoding stopped early, only those that are
  /// probably misspellings of a missing option.
  func unknown(in options: Node) -> [Node.Scalar] {
    let keys =
      options.mapping?.keys.compactMap(\.scalar).filter { !asked.contains($0.string) } ?? []
    if isComplete { return keys }
    let lacking = errors.filter(\.isLack).compactMap(\.path.last?.stringValue)
    return keys.filter { Spelling.nearest(to: $0.string, among: lacking) != nil }
  }
}

extension OptionError {
  /// Converts an error thrown by our decoder or by a type of its own.
  fileprivate init(_ error: any Error, in decoder: OptionsDecoder) {
    switch error {
    case let error as OptionError: self = error
    case DecodingError.dataCorrupted(let context):
      self.init(context, below: decoder, context.debugDescription)
    default: self.init(decoder.node, "\(error)", [])
    }
  }
}

extension Node {
  /// The YAML key at the end of the path, for its place in the file.
  func key(at path: ArraySlice<any CodingKey>) -> Node? {
    guard let first = path.first else { return nil }
    if let index = first.intValue {
      guard let sequence, sequence.indices.contains(index) else { return nil }
      return sequence[index].key(at: path.dropFirst()) ?? sequence[index]
    }
    guard let pair = mapping?.first(where: { $0.key.scalar?.string == first.stringValue }) else {
      return nil
    }
    return pair.value.key(at: path.dropFirst()) ?? pair.key
  }

  /// Whether the option is a mapping or a list of mappings.
  fileprivate func holdsMappings(_ key: (any CodingKey)?) -> Bool {
    guard let key,
      let value = mapping?.first(where: { $0.key.scalar?.string == key.stringValue })?
        .value
    else { return false }
    if let items = value.sequence { return items.contains { $0.mapping != nil } }
    return value.mapping != nil
  }

  /// The options without the innermost option on the path, or with an empty value for one that is
  /// missing; nil if nothing of the path exists.
  fileprivate func repaired(_ path: ArraySlice<any CodingKey>, lacks: Bool) -> Node? {
    guard let first = path.first else { return nil }
    if let index = first.intValue {
      guard case .sequence(var sequence) = self, sequence.indices.contains(index),
        let inner = sequence[index].repaired(path.dropFirst(), lacks: lacks)
      else { return nil }
      sequence[index] = inner
      return .sequence(sequence)
    }
    guard case .mapping(let mapping) = self else { return nil }
    var pairs = mapping.map { (key: $0.key, value: $0.value) }
    if let place = pairs.firstIndex(where: { $0.key.scalar?.string == first.stringValue }) {
      if let inner = pairs[place].value.repaired(path.dropFirst(), lacks: lacks) {
        pairs[place].value = inner
      } else {
        pairs.remove(at: place)
      }
    } else if lacks, path.count == 1 {
      pairs.append((Node(first.stringValue), Node("")))
    } else {
      return nil
    }
    return .mapping(
      Node.Mapping(pairs.map { ($0.key, $0.value) }, mapping.tag, mapping.style, mapping.mark))
  }
}
