import Engine
import Figures
import Imaging
import Learning
import Markup
import Report
import XZ

extension Study {
  public static let version = "0.1.0"

  /// What a book is made with: the program, its language, the instructions that its networks compute with, and the libraries
  /// that it is linked to.
  public static let software: [Software] = [
    Software("report", version, "the program"),
    Software("Swift", swift, "its language"),
    Software("instructions", Processor.instructions, "what networks compute with"),
    Software("cmark-gfm", ChapterParser.version, "reads chapters"),
    Software("Cairo", CanvasVersions.cairo, "draws figures and the PDF"),
    Software("Pango", CanvasVersions.pango, "sets their text"),
    Software("OpenSSL", Digest.version, "checksums"),
    Software("liblzma", XZ.version, "reads compressed tables"),
    Software("libpng", FormatVersions.libpng, "reads and writes images"),
    Software("OpenJPEG", FormatVersions.openJPEG, "decodes JPEG 2000"),
    Software("zlib", FormatVersions.zlib, "reads compressed images"),
    Software("libarchive", FormatVersions.libarchive, "reads archives"),
    loaded("DCMTK", "libdcmdata", "reads and writes DICOM", afterABI: true),
    loaded("ISA-L", "libisal", "compresses images"),
    loaded("Snappy", "libsnappy", "reads published weights"),
    loaded("btparse", "libbtparse", "reads the bibliography"),
  ]

  private static var swift: String {
    if #available(macOS 13, *) { "\(_SwiftStdlibVersion.current)" } else { "unknown" }
  }

  /// `afterABI`: the first number is that of the interface.
  private static func loaded(
    _ name: String, _ file: String, _ purpose: String, afterABI: Bool = false
  ) -> Software {
    let numbers = LoadedLibrary.version(file)?.split(separator: ".").dropFirst(afterABI ? 1 : 0)
    return Software(name, numbers?.joined(separator: ".") ?? "unknown", purpose)
  }
}
