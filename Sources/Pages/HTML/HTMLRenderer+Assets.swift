import Foundation

extension HTMLRenderer {
  /// Style sheet, script and fonts, with paths relative to the html folder; with the font for
  /// formulas where a page shows one.
  package static func assets(withFormulas: Bool) throws -> [(path: String, data: Data)] {
    var assets: [(path: String, data: Data)] = [
      ("style.css", Data(PackageResources.style_css)),
      ("script.js", Data(PackageResources.script_js)),
    ]
    for (name, file) in fonts {
      // If the font package is not installed, pages fall back on the reader's fonts.
      let url = fontFolder.appendingPathComponent(file)
      if let data = try? Data(contentsOf: url) { assets.append(("fonts/\(name).otf", data)) }
    }
    if withFormulas, let data = try? Data(contentsOf: formulaFont) {
      assets.append(("fonts/formulas.otf", data))
    }
    return assets
  }

  /// Where Debian's fonts-texgyre-math puts the font that the PDF's formulas are drawn with.
  private static let formulaFont = URL(
    fileURLWithPath:
      "/usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyretermes-math.otf")

  /// Where Debian's fonts-linuxlibertine installs its files.
  private static let fontFolder = URL(fileURLWithPath: "/usr/share/fonts/opentype/linux-libertine")

  private static let fonts = [
    ("text", "LinLibertine_R.otf"), ("text-italic", "LinLibertine_RI.otf"),
    ("text-bold", "LinLibertine_RB.otf"), ("sans", "LinBiolinum_R.otf"),
    ("sans-bold", "LinBiolinum_RB.otf"), ("sans-italic", "LinBiolinum_RI.otf"),
    ("mono", "LinLibertine_M.otf"),
  ]
}
