import Engine
import Foundation

/// The tables and values of a block as files, for programs: `agreement.tsv`, `agreement.bins.tsv`,
/// `agreement.json`.
package struct BlockFiles: JSONArtifact, Hashable {
  /// The contents by name.
  package var files: [String: Data]

  package init(_ files: [String: Data]) { self.files = files }
}
