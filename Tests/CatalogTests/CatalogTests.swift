import Engine
import Foundation
import Testing

@testable import Catalog

@Suite struct CatalogTests {
  @Test func theDataFolderComesBeforeTheMirror() throws {
    let project = try DataProject()
    try project.place(DataProject.content, at: "data/set/tables/a.tsv")
    try project.place(DataProject.content, at: "mirror/set/tables/a.tsv")
    let place = try project.catalog(mirror: "mirror").location(of: DataProject.file)
    #expect(place.path.hasSuffix("data/set/tables/a.tsv"))
  }

  @Test func aDamagedFileIsPassedOverForTheMirrors() throws {
    let project = try DataProject()
    try project.place(Data("damaged".utf8), at: "data/set/tables/a.tsv")
    try project.place(DataProject.content, at: "mirror/set/tables/a.tsv")
    let place = try project.catalog(mirror: "mirror").location(of: DataProject.file)
    #expect(place.path.hasSuffix("mirror/set/tables/a.tsv"))
  }

  /// The catalog tells what the file was; whether it still is, only the file does.
  @Test func aFileThatIsEditedAfterItWasFoundIsNoticed() throws {
    let project = try DataProject()
    try project.place(DataProject.content, at: "mirror/set/tables/a.tsv")
    let catalog = try project.catalog(mirror: "mirror")
    let digest = try catalog.digest(of: DataProject.file)
    _ = try catalog.location(of: DataProject.file)
    #expect(catalog.isStill(digest, DataProject.file))
    let folder = FileReference(dataset: "set", path: "tables")
    let whole = try catalog.digest(of: folder)
    #expect(catalog.isStill(whole, folder))
    try project.place(Data("edited".utf8), at: "mirror/set/tables/a.tsv")
    #expect(!catalog.isStill(digest, DataProject.file))
    #expect(!catalog.isStill(whole, folder))
  }

  @Test func aDamagedFileIsNeverUsed() throws {
    let project = try DataProject()
    try project.place(Data("damaged".utf8), at: "data/set/tables/a.tsv")
    let catalog = try project.catalog()
    let error = #expect(throws: DataMissing.self) { try catalog.location(of: DataProject.file) }
    #expect(
      error?.sentence
        == "data/set/tables/a.tsv has another checksum than the catalog says and is not used; set/tables/a.tsv is not in data/set nor in a mirror, and the catalog knows no address to fetch it from; put it there, or name a mirror with --mirror or REPORT_MIRROR"
    )
  }

  @Test func theDigestIsKnownWithoutTheFile() throws {
    let project = try DataProject()
    #expect(try project.catalog().digest(of: DataProject.file) == Digest(of: DataProject.content))
  }

  @Test func aLinkOutOfTheProjectIsRefused() throws {
    let project = try DataProject()
    try FileManager.default.createSymbolicLink(
      at: project.root.appendingPathComponent("out"),
      withDestinationURL: URL(fileURLWithPath: "/etc"))
    let catalog = try project.catalog()
    let error = #expect(throws: DataMissing.self) {
      try catalog.location(of: FileReference(path: "out/hostname"))
    }
    #expect(
      error?.sentence == "out/hostname lies outside the project and data folders and is not read")
  }

  /// Nobody puts them there to be learnt from.
  @Test func filesOfSystemsAreNoData() throws {
    let project = try DataProject()
    let folder = FileReference(path: "own")
    try project.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try project.catalog()
    let before = try catalog.digest(of: folder)
    for name in [".DS_Store", "a/Thumbs.db", "a/desktop.ini", ".git/x", "a/._1.png"] {
      try project.place(Data("b".utf8), at: "own/" + name)
    }
    #expect(try catalog.files(in: folder).map(\.path) == ["own/a/1.png"])
    #expect(try catalog.digest(of: folder) == before)
  }

  /// Nobody would see that it is left out.
  @Test func whatCannotBeLookedAtIsNamed() throws {
    let project = try DataProject()
    try project.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try project.catalog()
    let own = project.root.appendingPathComponent("own")
    try FileManager.default.createSymbolicLink(
      atPath: own.appendingPathComponent("2.png").path, withDestinationPath: "2.png")
    #expect {
      try catalog.files(in: FileReference(path: "own"))
    } throws: {
      "\($0)".hasSuffix("own/2.png cannot be read (too many levels of symbolic links)")
    }
  }

  @Test func aFolderThatMayNotBeListedIsNamed() throws {
    let project = try DataProject()
    try project.place(Data("a".utf8), at: "own/a/1.png")
    let catalog = try project.catalog()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: project.root.appendingPathComponent("own/a").path)
    let error = try asNobody {
      #expect(throws: CatalogError.self) { try catalog.digest(of: FileReference(path: "own")) }
    }
    #expect(
      error?.description.hasSuffix("own/a: the folder cannot be opened (permission denied)") == true
    )
  }

  /// Root may read everything: on this thread alone files are looked at as by somebody who may not.
  private func asNobody<T>(_ body: () throws -> T) throws -> T {
    guard geteuid() == 0 else { return try body() }
    typealias Change = @convention(c) (UInt32) -> Int32
    let change = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: Change.self)
    _ = change(65534)
    defer { _ = change(0) }
    return try body()
  }

  @Test(arguments: [
    ("", nil), ("# nothing yet\n", nil), ("\u{FEFF}set: {licence: none, folder: own}\n", nil),
    ("words\n", "data/catalog.yaml has no names of data sets, each with its keys below"),
    ("- set\n", "data/catalog.yaml has no names of data sets, each with its keys below"),
  ])
  func whatACatalogMayBe(text: String, sentence: String?) throws {
    let project = try DataProject()
    try project.place(Data(text.utf8), at: "data/catalog.yaml")
    guard let sentence else {
      _ = try project.catalog()
      return
    }
    let error = #expect(throws: CatalogError.self) { try project.catalog() }
    #expect(error?.description == sentence)
  }

  @Test func aCatalogThatIsNoTextIsNamedInOneSentence() throws {
    let project = try DataProject()
    try project.place(Data([0x61, 0xE9, 0x0A]), at: "data/catalog.yaml")
    let error = #expect(throws: CatalogError.self) { try project.catalog() }
    #expect(error?.description == "data/catalog.yaml is not valid UTF-8; save it as UTF-8")
    let place = project.root.appendingPathComponent("data/catalog.yaml")
    try FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let folder = #expect(throws: CatalogError.self) { try project.catalog() }
    #expect(
      folder?.description
        == "data/catalog.yaml cannot be read or written (Is a directory)")
  }

  @Test func aMalformedChecksumLineIsNamed() throws {
    let project = try DataProject()
    try project.place(Data("abc  x\n".utf8), at: "data/set.sha256")
    let error = #expect(throws: CatalogError.self) { try project.catalog() }
    #expect(
      error?.description == "data/set.sha256:1: not a line of sha256sum (digest, two spaces, path)")
  }
}
