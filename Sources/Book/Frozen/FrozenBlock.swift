import Markup

/// The content of a block as a frozen result keeps it, without its provenance: that changes with
/// the code, even if no number does.
package struct FrozenBlock: Codable {
  /// The directive's name.
  var directive: String
  var contents: [FrozenContent]

  /// Keeps what the block's pages show. `includesPatients`: whether the author allows images, masks
  /// and rows of single patients. `citedRows`: by the table's anchor.
  package init(
    _ decoded: DecodedDirective, _ built: [BuiltContent], includesPatients: Bool,
    citedRows: [String: Set<Int>]
  ) {
    let selection = FrozenSelection(
      includesPatients: includesPatients, presentation: decoded.presentation,
      citedRows: citedRows, label: decoded.label)
    directive = decoded.block.name
    contents = built.map { FrozenContent($0.content, selection) }
  }

  /// The content as it was built, with where each piece comes from. Throws if these do not fit
  /// together.
  package func built(
    from origins: [(provenance: Provenance, rowEnds: [String: [String]])]
  ) throws -> [BuiltContent] {
    guard origins.count == contents.count else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "each content needs an origin"))
    }
    return try zip(contents, origins).map { frozen, origin in
      var built = BuiltContent(content: try frozen.content(), provenance: origin.provenance)
      built.rowEnds = origin.rowEnds
      return built
    }
  }
}
