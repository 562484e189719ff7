import CArchive
import Foundation

/// Reads archives through libarchive: tar, plain or compressed, and zip.
public enum Archive {
  private static let endings = [
    ".tar", ".tar.xz", ".tar.gz", ".tgz", ".tar.bz2", ".tar.zst", ".zip",
  ]

  /// The name without its extension; nil if it is no archive's name.
  public static func stem(_ name: String) -> String? {
    endings.filter { name.lowercased().hasSuffix($0) }.max { $0.count < $1.count }.map {
      String(name.dropLast($0.count))
    }
  }

  /// Unpacks the files of an archive into a folder: no links, nothing outside the folder, and no
  /// more than `limit` bytes. Throws ``FileError`` if the archive is at fault, and the file
  /// system's error if files cannot be written.
  public static func unpack(_ url: URL, into folder: URL, limit: Int64 = 64 << 30) throws {
    // libarchive converts names to the encoding of the thread's locale, and silently drops those
    // that do not fit.
    let letters = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let before = letters.map { uselocale($0) }
    defer {
      if let letters {
        uselocale(before ?? nil)
        freelocale(letters)
      }
    }
    guard let archive = archive_read_new() else {
      throw FileError(path: url.path, reason: "out of memory")
    }
    defer { archive_read_free(archive) }
    archive_read_support_filter_all(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_zip(archive)
    func reason() -> String { archive_error_string(archive).map { String(cString: $0) } ?? "" }
    guard archive_read_open_filename(archive, url.path, 1 << 16) == ARCHIVE_OK else {
      throw FileError(path: url.path, reason: "the archive cannot be opened (\(reason()))")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 17)
    var total: Int64 = 0
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        throw FileError(path: url.path, reason: "the archive is damaged or cut short (\(reason()))")
      }
      guard archive_entry_filetype(entry) == S_IFREG, archive_entry_hardlink(entry) == nil else {
        continue
      }
      guard let name = name(of: entry), !name.isEmpty else {
        throw FileError(path: url.path, reason: "the archive holds a name that cannot be read")
      }
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
        throw FileError(
          path: url.path, reason: "the archive holds “\(name)”, which leads out of its folder")
      }
      let place = folder.appending(path: name)
      let file: FileHandle
      do {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: place)
        file = try FileHandle(forWritingTo: place)
      } catch  where place.cannotBeFile {
        throw FileError(
          path: url.path,
          reason: "the archive holds “\(name)”, which no file beside its others can be called")
      }
      defer { try? file.close() }
      while true {
        let count = archive_read_data(archive, &buffer, buffer.count)
        if count == 0 { break }
        guard count > 0 else {
          throw FileError(
            path: url.path, reason: "the archive is damaged or cut short (\(reason()))")
        }
        total += Int64(count)
        guard total <= limit else {
          throw FileError(path: url.path, reason: "the archive holds more than \(limit) bytes")
        }
        do {
          try file.write(contentsOf: buffer[..<count])
        } catch let error as CocoaError {
          // The error itself does not name the file.
          throw CocoaError(
            error.code, userInfo: error.userInfo.merging([NSFilePathErrorKey: place.path]) { $1 })
        }
      }
    }
  }

  /// The path of an entry as UTF-8. Other bytes are read as Latin-1, so that different names stay
  /// different.
  private static func name(of entry: OpaquePointer) -> String? {
    archive_entry_pathname(entry).map { raw in
      String(validatingCString: raw)
        ?? String(
          String.UnicodeScalarView(
            UnsafeBufferPointer(start: raw, count: strlen(raw)).map {
              Unicode.Scalar(UInt8(bitPattern: $0))
            }))
    }
  }
}
