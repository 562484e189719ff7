import Engine
import Tables

/// Rows are kept in the store as JSON.
extension Rows: JSONArtifact {}
