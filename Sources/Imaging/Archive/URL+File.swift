import Foundation

extension URL {
  /// Whether no file can be here, however much room there is: the name is too long, a folder's, or below a file.
  var cannotBeFile: Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
    return errno == ENAMETOOLONG || errno == ENOTDIR
  }
}
