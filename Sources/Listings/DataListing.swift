import Engine
import Tables

/// What a catalog says of its data sets, their folders, and every file with its checksum.
package struct DataListing: JSONArtifact, Hashable {
  package var properties: Rows<Property>
  package var folders: Rows<Folder>
  package var files: Rows<File>

  /// What is said of a data set: its licence, its commit.
  package struct Property: Codable, Hashable, Sendable {
    package var set, name, value: String
  }

  /// How many files a folder of a data set holds; what lies deeper than three levels is counted in
  /// the third.
  package struct Folder: Codable, Hashable, Sendable {
    package var set, path: String
    package var files: Int
  }

  /// A file of a data set. `checksum`: its SHA-256 in hexadecimal digits.
  package struct File: Codable, Hashable, Sendable {
    package var set, path, checksum: String
  }
}
