import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Escaping

/// What is escaped reads back as what it was, and nothing in it is taken for more than text.
@Suite struct EscapingTests {
  /// The scalars that pages may hold.
  private func kept(_ text: String, _ isLeftOut: (UInt32) -> Bool) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isLeftOut($0.value) }))
  }

  /// Texts are compared by scalar: to Swift, some different ones are equal.
  private func equal(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  @Test func pagesShowTheTextAndNothingElse() {
    for text in NastyTexts.all {
      var page = ""
      text.appendEscaped(to: &page)
      #expect(!page.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
      var read = page.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      for (entity, sign) in [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ] {
        read = Self.replacing(entity, with: sign, in: read)
      }
      let shown = kept(text) { ($0 < 0x20 && $0 != 9 && $0 != 10) || $0 == 0x7f }
      #expect(equal(read, shown), "\(text.debugDescription)")
    }
  }

  private static func replacing(_ old: String, with new: String, in text: String) -> String {
    var bytes = Array(text.utf8)
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    var place = 0
    while place + old.count <= bytes.count {
      if bytes[place..<place + old.count].elementsEqual(old) {
        bytes.replaceSubrange(place..<place + old.count, with: new)
        place += new.count
      } else {
        place += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var names: [String] = []
    var value: String?
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names.append(name)
      value = attributes["v"]
    }
  }

  /// Read by libxml2.
  @Test func drawingsHaveTheTextInAnAttribute() throws {
    for text in NastyTexts.all {
      let reader = Reader()
      let parser = XMLParser(data: Data("<a v=\"\(text.inXML)\">\(text.inXML)</a>".utf8))
      parser.delegate = reader
      #expect(parser.parse(), "\(text.debugDescription)")
      #expect(reader.names == ["a"])
      var shown = kept(text) { ($0 < 0x20 && $0 != 9 && $0 != 10) || $0 == 0xfffe || $0 == 0xffff }
      shown = String(
        String.UnicodeScalarView(
          shown.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
      #expect(equal(reader.value ?? "", shown), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "javascript:x", "JavaScript:x", "java\nscript:x", " javascript:x", "\u{1}javascript:x",
    "javascript\t:x", "javascript:\u{301}x", "vbscript:x", "data:text/html,x", "file:x", "blob:x",
    "javascript\u{301}:x", ":x", "x:\u{338}y",
  ])
  func noAddressRunsCode(_ address: String) { #expect(address.safeAddress == "#") }

  @Test(arguments: [
    "https://example.org/a:b", "mailto:a@b.c", "doi:10.1/x", "#place", "page.html", "a/b:c", "?x:y",
    "//example.org", "HTTPS://example.org", "",
  ])
  func otherAddressesStay(_ address: String) { #expect(address.safeAddress == address) }

  @Test func pathsInAddressesHoldPlainSignsOnly() {
    for text in NastyTexts.all {
      let path = text.urlPath
      #expect(path.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && !"\"'<>\\^{}#?:".utf8.contains($0) })
      #expect(equal(Self.decoded(path), text), "\(text.debugDescription)")
    }
  }

  /// Without percent signs. Foundation's own drops a byte order mark.
  private static func decoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a/b", false), ("a/..b", false), ("", false), ("..", true), ("../x", true), ("a/../b", true),
    ("/a", true), ("a\0b", true), ("..\u{2F}\u{301}x", true), ("\u{2F}\u{301}x", true),
    ("..\u{301}/x", false),
  ])
  func aPathThatLeadsOutIsKnownByItsBytes(_ path: String, _ leadsOut: Bool) {
    #expect(path.leadsOut == leadsOut)
  }

  /// A reader of RFC 4180, byte by byte.
  private func cells(_ line: String, separator: UInt8, isQuoted: Bool) -> [String]? {
    var cells: [[UInt8]] = [[]]
    var isOpen = false
    var bytes = Array(line.utf8)[...]
    while let byte = bytes.popFirst() {
      if isQuoted, byte == UInt8(ascii: "\"") {
        if isOpen, bytes.first == byte {
          cells[cells.count - 1].append(byte)
          bytes.removeFirst()
        } else {
          isOpen.toggle()
        }
      } else if byte == separator, !isOpen {
        cells.append([])
      } else if byte == UInt8(ascii: "\n"), !isOpen {
        return nil
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return isOpen ? nil : cells.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func oneCellStaysOneCell() {
    for text in NastyTexts.all {
      let comma = cells("a,\(text.inCSV),b", separator: 0x2c, isQuoted: true)
      #expect(comma?.count == 3 && equal(comma?[1] ?? "", text), "\(text.debugDescription)")
      let tab = cells("a\t\(text.inTSV)\tb", separator: 9, isQuoted: false)
      #expect(tab?.count == 3, "\(text.debugDescription)")
      let hasBreaks = text.utf8.contains { $0 == 9 || $0 == 10 || $0 == 13 }
      // Without breaks, a text between tabs is exact.
      if !hasBreaks { #expect(equal(tab?[1] ?? "", text), "\(text.debugDescription)") }
    }
  }

  @Test(arguments: [
    "=1+1", "@SUM(A1)", "+1+1", "-1+1", " =1+1", "\t=1+1", "\u{FF1D}1+1", "=\u{301}1", "+A1", "-A1",
  ])
  func aTextThatBeginsAsAFormulaGetsAnApostrophe(_ text: String) {
    #expect(equal(text.asTextInCSV, ("'" + text).inCSV))
  }

  @Test(arguments: ["-1.5", "+2", "-", "1e-3", "a=b", "a-b", "", "–1"])
  func numbersAndOtherTextsStay(_ text: String) { #expect(text.asTextInCSV == text) }

  @Test func noTextBecomesTeX() {
    let commands = [
      "textbackslash{}", "ensuremath{-}", "textasciitilde{}", "textasciicircum{}", "&", "%", "$",
      "#", "_", "{", "}",
    ]
    for text in NastyTexts.all {
      // Whatever stands after a backslash is one of the commands; nothing else is active.
      var rest = Array(text.inTeX.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "\\") {
          let command = commands.first { rest.starts(with: $0.utf8) }
          #expect(command != nil, "\(text.debugDescription)")
          rest = rest.dropFirst(command?.utf8.count ?? 0)
        } else {
          #expect(!"&%$#_{}~^\n\r".utf8.contains(byte), "\(text.debugDescription)")
          #expect(byte >= 0x20 && byte != 0x7f, "\(text.debugDescription)")
        }
      }
      #expect(
        !text.inTeXName.utf8.contains { "\\{}%#^\n\r".utf8.contains($0) || $0 < 0x20 },
        "\(text.debugDescription)")
    }
  }

  /// Read back by Foundation, and not ended by anything that it holds.
  @Test func linkedDataStaysInItsElement() throws {
    for text in NastyTexts.all {
      let json = String(
        decoding: try JSONEncoder().encode([text]), as: UTF8.self
      ).inScriptElement
      #expect(!json.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
      let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
      #expect(equal(read[0], text), "\(text.debugDescription)")
    }
  }

  @Test func nothingControlsATerminal() {
    for text in NastyTexts.all {
      #expect(
        text.printable.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) && $0 != "\u{202E}"
            && $0 != "\u{2028}"
        }, "\(text.debugDescription)")
      #expect(text.printable.printable == text.printable)
    }
  }
}
