import Engine
import Foundation

extension OutputFolder {
  /// The files of the last build, as `manifest.json` lists them.
  static func entries(ofManifestIn url: URL) -> [String: Entry] {
    struct Manifest: Decodable {
      struct Output: Decodable {
        var path: String
        var sha256: Digest
        var bytes: Int
      }
      var outputs: [Output]
    }
    let data = try? Data(contentsOf: url.appendingPathComponent("manifest.json"))
    guard let manifest = data.flatMap({ try? JSONDecoder().decode(Manifest.self, from: $0) })
    else { return [:] }
    let entries = manifest.outputs.map { output in
      // The manifest tells neither key nor stamp, so the file's bytes will be compared.
      let key = Digest(of: "of the manifest")
      return (
        output.path, Entry(key: key, digest: output.sha256, size: output.bytes, stamp: "")
      )
    }
    return Dictionary(entries) { first, _ in first }
  }

  /// Whether a path read from a file stays inside the folder, judging by its text.
  static func isBelow(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !path.contains("\0")
  }

  /// Removes a file if it is as the build left it. Returns why the file has to stay; nil if it is
  /// gone.
  func remove(_ path: String, _ entry: Entry) -> String? {
    let place = url.appendingPathComponent(path)
    var status = stat()
    guard lstat(place.path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? nil : Self.reason
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return "it is no longer a file" }
    let folder = url.resolvingSymlinksInPath().path
    let parent = place.deletingLastPathComponent().resolvingSymlinksInPath().path
    guard parent == folder || parent.hasPrefix(folder + "/") else {
      return "a link leads to it out of the output folder"
    }
    guard let data = try? Data(contentsOf: place), Digest(of: data) == entry.digest else {
      return "it was changed since"
    }
    return unlink(place.path) == 0 ? nil : Self.reason
  }

  /// The system's last error in words.
  private static var reason: String { String(cString: strerror(errno)).lowercased() }
}
