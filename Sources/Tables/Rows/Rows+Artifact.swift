import Engine

/// The store keeps rows as JSON.
extension Rows: JSONArtifact {}
