import Engine

/// Rows are kept in the store as JSON, column by column.
extension Rows: JSONArtifact {}
