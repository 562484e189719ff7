import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct ArchiveTests {
  private let temporary = TemporaryFolder()
  private var folder: URL { temporary.url }

  /// Made by the program tar from two files and a link in a folder `a`; `arguments` may rename what it takes.
  private func archive(_ name: String, _ arguments: [String]) throws -> URL {
    let source = folder.appending(path: "source/a")
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    try Data("one".utf8).write(to: source.appending(path: "1.dcm"))
    try Data("two".utf8).write(to: source.appending(path: "2.dcm"))
    try? FileManager.default.createSymbolicLink(
      atPath: source.appending(path: "link").path, withDestinationPath: "/etc/passwd")
    let url = folder.appending(path: name)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["tar", "-caf", url.path, "-C", source.deletingLastPathComponent().path] + arguments + ["a"]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return url
  }

  @Test(arguments: ["p.tar", "p.tar.xz", "p.tgz"])
  func filesAreUnpackedAndLinksAreNot(_ name: String) throws {
    let place = folder.appending(path: "out")
    try Archive.unpack(archive(name, []), into: place)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.appending(path: "a").path)
    #expect(names.sorted() == ["1.dcm", "2.dcm"])
    #expect(try Data(contentsOf: place.appending(path: "a/2.dcm")) == Data("two".utf8))
  }

  /// Zip files of Python's: one says that its names are UTF-8; the other holds two names in Latin-1 and says nothing. A tar says so too.
  @Test func namesMayHaveAnyLetters() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let zips = [
      "UEsDBBQAAAgAAAAAIVDxhmx6AwAAAAMAAAAOAAAATcO8bGxlci/DpC5kY21vbmVQSwECFAMUAAAIAAAAACFQ8YZs"
        + "egMAAAADAAAADgAAAAAAAAAAAAAAgAEAAAAATcO8bGxlci/DpC5kY21QSwUGAAAAAAEAAQA8AAAALwAAAAAA",
      "UEsDBBQAAAAAAAAAIVDxhmx6AwAAAAMAAAAFAAAA5C5kY21vbmVQSwMEFAAAAAAAAAAhUGaKyhEDAAAAAwAAAAUA"
        + "AAD2LmRjbXR3b1BLAQIUAxQAAAAAAAAAIVDxhmx6AwAAAAMAAAAFAAAAAAAAAAAAAACAAQAAAADkLmRjbVBL"
        + "AQIUAxQAAAAAAAAAIVBmisoRAwAAAAMAAAAFAAAAAAAAAAAAAACAASYAAAD2LmRjbVBLBQYAAAAAAgACAGYA"
        + "AABMAAAAAAA=",
    ]
    for (index, names) in [["Müller/ä.dcm"], ["ä.dcm", "ö.dcm"]].enumerated() {
      let zip = folder.appending(path: "\(index).zip")
      try #require(Data(base64Encoded: zips[index])).write(to: zip)
      let place = folder.appending(path: "\(index)")
      try Archive.unpack(zip, into: place)
      #expect(FolderWalk(place).map { String($0.path.dropFirst(place.path.count + 1)) } == names)
    }
    let place = folder.appending(path: "out")
    try Archive.unpack(
      archive("p.tar", ["--format=pax", "--transform", "s|^a|ä|"]), into: place)
    #expect(FileManager.default.fileExists(atPath: place.appending(path: "ä/1.dcm").path))
  }

  @Test func nothingLeavesTheFolder() throws {
    let url = try archive("p.tar", ["-P", "--transform", "s|a/1|../1|"])
    let error = #expect(throws: FileError.self) {
      try Archive.unpack(url, into: folder.appending(path: "out"))
    }
    #expect(
      error?.description
        == "\(url.path): the archive holds “../1.dcm”, which leads out of its folder")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "1.dcm").path))
  }

  @Test func anArchiveThatIsCutShortIsNamed() throws {
    let url = try archive("p.tar", [])
    try Data(contentsOf: url).prefix(1100).write(to: url)
    let error = #expect(throws: FileError.self) {
      try Archive.unpack(url, into: folder.appending(path: "out"))
    }
    #expect(error?.reason.hasPrefix("the archive is damaged or cut short") == true)
  }

  @Test func moreThanTheLimitIsRefused() throws {
    let url = try archive("p.tar", [])
    #expect(throws: FileError(path: url.path, reason: "the archive holds more than 4 bytes")) {
      try Archive.unpack(url, into: folder.appending(path: "out"), limit: 4)
    }
  }

  /// A full disk is no fault of the archive's.
  @Test func whatCannotBeWrittenIsNotSaidOfTheArchive() throws {
    let url = try archive("p.tar", [])
    let place = folder.appending(path: "out/a")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in ["1.dcm", "2.dcm"] {
      try FileManager.default.createSymbolicLink(
        atPath: place.appending(path: name).path, withDestinationPath: "/dev/full")
    }
    let error = #expect(throws: CocoaError.self) {
      try Archive.unpack(url, into: folder.appending(path: "out"))
    }
    #expect(error?.code == .fileWriteOutOfSpace)
    #expect(error?.filePath?.hasSuffix(".dcm") == true)
  }

  @Test func aNameThatNoFileCanHaveIsTheArchives() throws {
    let long = String(repeating: "1", count: 300)
    let url = try archive("p.tar", ["--transform", "s|a/1|a/\(long)|"])
    #expect(
      throws: FileError(
        path: url.path,
        reason: "the archive holds “a/\(long).dcm”, which no file beside its others can be called")
    ) {
      try Archive.unpack(url, into: folder.appending(path: "out"))
    }
  }

  @Test func anArchiveIsToldByItsName() {
    #expect(Archive.stem("SCD0000101.tar.xz") == "SCD0000101")
    #expect(Archive.stem("a.ZIP") == "a")
    #expect(Archive.stem("a.dcm") == nil)
  }
}
