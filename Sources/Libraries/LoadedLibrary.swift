import Foundation

/// The version of a shared library that says none itself: what its file's name ends with.
enum LoadedLibrary {
  /// `17.3.6.7` of `libdcmdata.so.17.3.6.7`; nil where no such library is loaded.
  static func version(_ name: String) -> String? {
    // The system lists the files that it has mapped, under the names that links lead to.
    // It has no size, so that it has to be read to its end.
    let file = FileHandle(forReadingAtPath: "/proc/self/maps")
    let maps = String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
    return maps.split(separator: "\n").lazy.compactMap { version(name, in: $0) }.first
  }

  /// Of a line that ends with a path.
  static func version(_ name: String, in line: Substring) -> String? {
    guard let file = line.split(separator: "/").last, file.hasPrefix(name + ".so.") else {
      return nil
    }
    return String(file.dropFirst(name.count + 4))
  }
}
