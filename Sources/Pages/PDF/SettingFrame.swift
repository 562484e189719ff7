import Figures

/// Where blocks are set: left edge and width on the page, style, and background.
struct SettingFrame {
  var x: Double
  var width: Double
  var style = PDFStyle.body
  var leading = PDFStyle.bodyLeading
  var decorations: [Decoration] = []

  /// The frame indented from the left, unless too little width would remain.
  func indented(_ distance: Double) -> SettingFrame {
    var frame = self
    guard width - distance >= 90 else { return frame }
    frame.x += distance
    frame.width -= distance
    return frame
  }

  /// The space between paragraphs.
  var gap: Double { leading * 0.45 }
}
