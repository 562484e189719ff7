import Engine

/// Tables are kept in the store as JSON, so that types, titles and units survive.
extension Table: JSONArtifact {}
