import CArchive
import CPNG
import CZ

/// Of the libraries that read and write files, as they are loaded.
public enum FormatVersions {
  public static var libpng: String { String(cString: png_get_libpng_ver(nil)) }
  public static var zlib: String { String(cString: zlibVersion()) }
  /// Without its name.
  public static var libarchive: String {
    String(cString: archive_version_string()).split(separator: " ").last.map(String.init) ?? ""
  }
}
