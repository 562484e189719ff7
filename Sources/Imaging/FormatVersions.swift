import CArchive
import CJPEG2000
import CPNG
import CZ

/// The versions of the loaded libraries that read and write files.
public enum FormatVersions {
  /// The version of libpng.
  public static var libpng: String { String(cString: png_get_libpng_ver(nil)) }
  /// The version of OpenJPEG.
  public static var openJPEG: String { String(cString: jpeg2000_version()) }
  /// The version of zlib.
  public static var zlib: String { String(cString: zlibVersion()) }
  /// The version of libarchive, without its name.
  public static var libarchive: String {
    String(cString: archive_version_string()).split(separator: " ").last.map(String.init) ?? ""
  }
}
