import Book
import Engine

/// `data/frozen/index.json`: what each frozen result answers and where it comes from. All that
/// changes with the code stands here; the results themselves stand in files of their own.
struct FrozenIndex: Codable, Equatable {
  /// The version of the format.
  static let version = 1

  /// A block whose content is frozen.
  struct Entry: Codable, Equatable {
    /// Digest of what the block and its steps ask.
    var asked: Digest
    /// Digest and size of the file with its content.
    var sha256: Digest
    var bytes: Int
    /// The compiler, libraries and processor that it was computed with.
    var with: Toolchain
    /// The different provenances of its contents.
    var provenances: [Provenance]
    /// For each content, its place among `provenances`.
    var origins: [Int]
    /// For each content, the keys of the steps that rows come from, by the rows' first key.
    var rowEnds: [[String: [String]]]
  }

  var version = Self.version
  /// Digest of the code of all steps and directives.
  var code: Digest
  /// By label.
  var blocks: [String: Entry]
  /// Digest of all the rest, so that damage is noticed; nil before it is sealed.
  var seal: Digest?

  /// The index with its seal.
  func sealed() throws -> FrozenIndex {
    var index = self
    index.seal = nil
    index.seal = Digest(of: try FrozenText.encode(index))
    return index
  }
}

extension FrozenIndex.Entry {
  /// Digests of the files that were read, by name: they stand for data of the author's own that are
  /// not here.
  var digests: [String: Digest] {
    let inputs = provenances.flatMap(\.inputs).compactMap { input in
      Digest(hex: input.sha256).map { (input.file, $0) }
    }
    return Dictionary(inputs) { first, _ in first }
  }

  /// Where each content comes from, marked as carried over; nil if the entry is malformed.
  func origins(
    carried: CarriedOver
  ) -> [(provenance: Provenance, rowEnds: [String: [String]])]? {
    guard origins.count == rowEnds.count, origins.allSatisfy(provenances.indices.contains) else {
      return nil
    }
    return zip(origins, rowEnds).map { place, rowEnds in
      var provenance = provenances[place]
      provenance.carried = carried
      return (provenance, rowEnds)
    }
  }
}
