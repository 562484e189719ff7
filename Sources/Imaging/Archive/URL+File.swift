import Foundation

extension URL {
  /// Whether no file can exist here, however much space there is: the name is too long, belongs to
  /// a folder, or lies below a file.
  var cannotBeFile: Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
    return errno == ENAMETOOLONG || errno == ENOTDIR
  }
}
