import Engine
import Listings
import Tables

extension [DataListing.Property] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("set", title: "Data set", \.set), .texts("property", title: "Property", \.name),
        .texts("value", title: "Value", \.value),
      ])
  }
}

extension [DataListing.Folder] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("set", title: "Data set", \.set), .texts("folder", title: "Folder", \.path),
        .counts("files", title: "Files", \.files),
      ])
  }
}

extension [DataListing.File] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("set", title: "Data set", \.set), .texts("path", title: "File", \.path),
        .texts("sha256", title: "SHA-256", \.checksum),
      ])
  }
}

extension [Software] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("name", title: "Software", \.name), .texts("version", title: "Version", \.version),
        .texts("purpose", title: "For", \.purpose),
      ])
  }
}

extension [PackageListing.Pin] {
  func table() throws -> Table {
    try Table(
      self,
      [
        .texts("package", title: "Package", \.name), .texts("version", title: "Version", \.version),
        .texts("commit", title: "Commit", \.commit), .texts("source", title: "Source", \.source),
      ])
  }
}
