import CCairo

/// Versions of the loaded libraries that draw and set text.
public enum CanvasVersions {
  /// The version of Cairo as loaded: `1.16.0`.
  public static var cairo: String { String(cString: cairo_version_string()) }
  /// The version of Pango as loaded: `1.50.12`.
  public static var pango: String { String(cString: pango_version_string()) }
}
