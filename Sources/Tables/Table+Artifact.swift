import Engine

/// The store keeps tables as JSON, so that types, titles and units survive.
extension Table: JSONArtifact {}
