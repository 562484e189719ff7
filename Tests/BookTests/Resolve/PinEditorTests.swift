import Foundation
import Markup
import TestSupport
import Testing

@testable import Book

@Suite struct PinEditorTests {
  private let folder = TemporaryFolder()
  private var root: URL { folder.url }

  private func accept(_ content: String, _ pinned: String, in file: String) throws -> [Pin] {
    try PinEditor(root: root).accept([
      Pin(
        position: SourcePosition(file: file, line: 1), content: content, pinned: pinned, now: "4.00"
      )
    ])
  }

  @Test func nothingButTheNumberIsEdited() throws {
    let place = root.appending(path: "real.md")
    try Data("\u{FEFF}It is {val}`a.b : .2f = 3.00 na: 3.00=x`.\r\n".utf8).write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
    let link = root.appending(path: "link.md").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.md")
    #expect(try accept("a.b : .2f = 3.00 na: 3.00=x", "3.00", in: "link.md") == [])
    #expect(
      try Data(contentsOf: place)
        == Data("\u{FEFF}It is {val}`a.b : .2f = 4.00 na: 3.00=x`.\r\n".utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.md")
  }

  /// By root neither, who could.
  @Test func aFileThatNobodyMayWriteIsNotEdited() throws {
    let place = root.appending(path: "a.md")
    let text = Data("{val}`a.b = 3.00`".utf8)
    try text.write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: place.path)
    let error = #expect(throws: CocoaError.self) { try accept("a.b = 3.00", "3.00", in: "a.md") }
    #expect(error?.code == .fileWriteNoPermission)
    #expect(try Data(contentsOf: place) == text)
  }
}
