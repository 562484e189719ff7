import DICOM
import Engine
import Figures
import Glibc
import Imaging
import Learning
import Markup
import XZ

/// The program and the libraries that it is linked to, as they are installed.
package enum InstalledLibraries {
  package static let version = "0.1.0"

  /// What a book is made with: the program, its language, the instructions that its networks
  /// compute with, and the libraries that it is linked to.
  package static let software: [Software] =
    [Software("report", version, "the program"), Software("Swift", swift, "its language")]
    + versions(["CLearning", "CCMark", "CCairo", "CRSVG", "CPoppler"])
    // No part of any result: there is one SHA-256.
    + [Software("OpenSSL", Digest.version, "checksums")]
    + versions([
      "CLZMA", "CPNG", "CZ", "CArchive", "CDCMTK", "COpenJPEG", "CISAL", "CSnappy",
    ])

  /// What all code is computed with.
  package static let everywhere = [
    Software("Swift", swift, "its language"),
    Software("glibc", glibc, "elementary functions"),
  ]

  private static func versions(_ modules: [String]) -> [Software] {
    modules.flatMap { linked[$0] ?? [] }
  }

  /// What may change the results of code that calls these modules of C.
  package static let linked: [String: [Software]] = [
    "CLearning": [
      Software("instructions", Processor.instructions, "what networks compute with")
    ],
    "CCMark": [Software("cmark-gfm", ChapterParser.version, "reads chapters")],
    "CCairo": [
      Software("Cairo", CanvasVersions.cairo, "draws figures and the PDF"),
      Software("Pango", CanvasVersions.pango, "sets their text"),
    ],
    "CRSVG": [Software("librsvg", CanvasVersions.librsvg, "draws SVG of others")],
    "CPoppler": [Software("Poppler", CanvasVersions.poppler, "draws PDF of others")],
    "CLZMA": [Software("liblzma", XZ.version, "reads compressed tables")],
    "CPNG": [Software("libpng", FormatVersions.libpng, "reads and writes images")],
    "CZ": [Software("zlib", FormatVersions.zlib, "reads compressed images")],
    "CArchive": [Software("libarchive", FormatVersions.libarchive, "reads archives")],
    "CDCMTK": [loaded("DCMTK", "libdcmdata", "reads and writes DICOM", afterABI: true)],
    "COpenJPEG": [Software("OpenJPEG", OpenJPEG.version, "decodes JPEG 2000")],
    "CISAL": [loaded("ISA-L", "libisal", "checks what is written and read")],
    "CSnappy": [loaded("Snappy", "libsnappy", "reads published weights")],
  ]

  private static var swift: String {
    if #available(macOS 13, *) { "\(_SwiftStdlibVersion.current)" } else { "unknown" }
  }

  /// As the system tells it: `2.36`.
  private static var glibc: String {
    var text = [CChar](repeating: 0, count: 64)
    let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
    guard length > 0 else { return "unknown" }
    let name = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return name.split(separator: " ").last.map(String.init) ?? "unknown"
  }

  /// `afterABI`: the first number is that of the interface.
  private static func loaded(
    _ name: String, _ file: String, _ purpose: String, afterABI: Bool = false
  ) -> Software {
    let numbers = LoadedLibrary.version(file)?.split(separator: ".").dropFirst(afterABI ? 1 : 0)
    return Software(name, numbers?.joined(separator: ".") ?? "unknown", purpose)
  }
}
