import Figures

/// The look of the PDF, in points: a narrow column for numbers and labels, and a wide one for text.
/// Figures and wide tables use both.
enum PDFStyle {
  /// The width of both columns and of a full figure.
  static let width = 468.0
  /// The left edge of text, from that of both columns.
  static let indent = 72.0
  static let textWidth = width - indent
  static let top = 82.0
  static let bottom = 66.0
  static let headBaseline = 50.0
  static let floatGap = 20.0

  static let quiet = Color(0x6a, 0x6a, 0x66)
  static let link = Color(0x00, 0x4f, 0x86)
  static let accent = Color.blue
  static let soft = Color(0xf5, 0xf5, 0xf2)
  static let line = Color(0xc9, 0xc9, 0xc4)
  static let problem = Color(0xff, 0xd9, 0xc2)

  static let body = TextStyle(.serif, 10.5)
  static let bodyLeading = 14.4
  static let small = TextStyle(.serif, 9)
  static let smallLeading = 12.2
  static let caption = TextStyle(.sans, 9)
  static let captionLeading = 12.0
  static let source = TextStyle(.sans, 7.6, color: quiet)
  static let sourceLeading = 10.2
  static let code = TextStyle(.mono, 8.4)
  static let codeLeading = 11.6
  static let cell = 8.8
  static let smallestCell = 6.8
  static let runningHead = TextStyle(.sans, 8.6, color: quiet)

  /// The style of a heading of level 2 and below.
  static func heading(_ level: Int) -> (style: TextStyle, leading: Double, before: Double) {
    switch level {
    case ...2: (TextStyle(.sans, 14, bold: true), 18, 22)
    case 3: (TextStyle(.sans, 11.5, bold: true), 15, 15)
    default: (TextStyle(.sans, 10.5, bold: true, color: quiet), 14, 12)
    }
  }

  /// The left edge of both columns on the page.
  static func left(_ paper: Paper) -> Double { (paper.size.width - width) / 2 }

  /// The height between head and foot.
  static func height(_ paper: Paper) -> Double { paper.size.height - top - bottom }

  /// The width and height of the text area of a page in landscape, with the same margins.
  static func landscapeArea(_ paper: Paper) -> (width: Double, height: Double) {
    (paper.size.height - 2 * left(paper), paper.size.width - top - bottom)
  }
}
