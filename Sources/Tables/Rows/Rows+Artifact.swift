import Engine

/// Rows are kept in the store as JSON.
extension Rows: JSONArtifact {}
