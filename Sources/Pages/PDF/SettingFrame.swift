import Figures

/// Where blocks are set: their left edge and width on the page, their style, what lies behind them.
struct SettingFrame {
  var x: Double
  var width: Double
  var style = PDFStyle.body
  var leading = PDFStyle.bodyLeading
  var decorations: [Decoration] = []

  /// Narrower from the left, while a few words are left of the width.
  func indented(_ distance: Double) -> SettingFrame {
    var frame = self
    guard width - distance >= 90 else { return frame }
    frame.x += distance
    frame.width -= distance
    return frame
  }

  /// Between paragraphs.
  var gap: Double { leading * 0.45 }
}
