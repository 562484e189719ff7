import CCMark

extension ChapterParser {
  /// The version of cmark-gfm that is loaded.
  public static var version: String { String(cString: cmark_version_string()) }
}
