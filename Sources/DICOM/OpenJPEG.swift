import CJPEG2000

/// The library that decodes JPEG 2000.
package enum OpenJPEG {
  /// As it is loaded: `2.5.0`.
  package static var version: String { String(cString: jpeg2000_version()) }
}
