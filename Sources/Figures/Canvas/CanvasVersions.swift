import CCairo

/// Of the libraries that draw and set text, as they are loaded.
public enum CanvasVersions {
  public static var cairo: String { String(cString: cairo_version_string()) }
  public static var pango: String { String(cString: pango_version_string()) }
}
