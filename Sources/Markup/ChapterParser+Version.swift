import CCMark

extension ChapterParser {
  /// Of cmark-gfm, as it is loaded.
  public static var version: String { String(cString: cmark_version_string()) }
}
