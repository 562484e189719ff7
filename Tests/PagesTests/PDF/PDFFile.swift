import Foundation
import TestSupport
import Testing

@testable import Book
@testable import Pages

/// A rendered PDF in a temporary file, read with poppler's tools.
final class PDFFile {
  let data: Data
  private let folder = TemporaryFolder()
  private let url: URL

  init(_ book: ResolvedBook, _ paper: Paper = .a4) throws {
    data = try PDFRenderer(book: book, paper: paper).render()
    url = try folder.file("book.pdf", data)
  }

  /// The text of each page, as it is laid out.
  var pages: [String] {
    get throws {
      let text = try Self.run("pdftotext", ["-layout", url.path, "-"])
      return text.components(separatedBy: "\u{c}").dropLast()
    }
  }

  /// Words in the order in which the page is drawn, one space between them.
  var text: String {
    get throws { Self.words(try Self.run("pdftotext", ["-raw", url.path, "-"])) }
  }

  /// A field that pdfinfo prints.
  func info(_ field: String) throws -> String? {
    try Self.run("pdfinfo", [url.path]).split(separator: "\n")
      .first { $0.hasPrefix(field + ":") }
      .map { $0.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  /// A field that pdfinfo prints of a page, counted from 1.
  func info(_ field: String, ofPage page: Int) throws -> String? {
    let options = ["-f", "\(page)", "-l", "\(page)", url.path]
    let line = try Self.run("pdfinfo", options).split(separator: "\n").first {
      $0.hasPrefix("Page") && $0.contains(field.dropFirst(5))
    }
    return line.flatMap { $0.split(separator: ":").last }.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  /// Lines of pdffonts, a font each.
  var fonts: [[Substring]] {
    get throws {
      try Self.run("pdffonts", [url.path]).split(separator: "\n").dropFirst(2)
        .map { $0.split(separator: " ") }
    }
  }

  /// Names of the places that links may lead to.
  var destinations: String { get throws { try Self.run("pdfinfo", ["-dests", url.path]) } }

  /// Addresses that links lead to.
  var addresses: String { get throws { try Self.run("pdfinfo", ["-url", url.path]) } }

  /// Fails where `qpdf --check` has to complain: its status is 2 or 3 then.
  func check() throws { _ = try Self.run("qpdf", ["--check", url.path]) }

  static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) reads the file")
    return String(decoding: data, as: UTF8.self)
  }
}
