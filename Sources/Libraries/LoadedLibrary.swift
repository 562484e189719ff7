import Foundation

/// The version of a shared library that says none itself: what its file's name ends with.
enum LoadedLibrary {
  /// `17.3.6.7` of `libdcmdata.so.17.3.6.7`; nil where no such library is loaded.
  static func version(_ name: String) -> String? {
    mapped.lazy.compactMap { version(name, in: $0[...]) }.first
  }

  /// The names of the files that the system has mapped, under the names that links lead to. Every
  /// build asks for them, and there are thousands of lines: so they are read once, byte by byte.
  private static let mapped: [String] = {
    // The list has no size, so that it has to be read to its end.
    let file = FileHandle(forReadingAtPath: "/proc/self/maps")
    let bytes = [UInt8]((try? file?.readToEnd()) ?? Data())
    let names = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.lastIndex(of: UInt8(ascii: "/")).map { line[($0 + 1)...] }
    }
    return Set(names).map { String(decoding: $0, as: UTF8.self) }.sorted()
  }()

  /// Of a line that ends with a path.
  static func version(_ name: String, in line: Substring) -> String? {
    guard let file = line.split(separator: "/").last, file.hasPrefix(name + ".so.") else {
      return nil
    }
    return String(file.dropFirst(name.count + 4))
  }
}
