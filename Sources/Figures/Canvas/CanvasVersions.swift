import CCairo
import CPoppler
import CRSVG

/// Versions of the loaded libraries that draw and set text.
public enum CanvasVersions {
  /// The version of Cairo as loaded: `1.16.0`.
  public static var cairo: String { String(cString: cairo_version_string()) }
  /// The version of Pango as loaded: `1.50.12`.
  public static var pango: String { String(cString: pango_version_string()) }
  /// The version of librsvg as compiled against: `2.54.7`.
  public static var librsvg: String {
    "\(rsvg_major_version).\(rsvg_minor_version).\(rsvg_micro_version)"
  }
  /// The version of Poppler as loaded: `22.12.0`.
  public static var poppler: String { String(cString: poppler_get_version()) }
}
