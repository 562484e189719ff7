import Engine
import Foundation

extension OutputFolder {
  /// What `manifest.json` says of the files of the last build.
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
      // Made from nobody knows what: no key, and no stamp, so that its bytes are looked at.
      let key = Digest(of: "of the manifest")
      return (
        output.path, Entry(key: key, digest: output.sha256, size: output.bytes, stamp: "")
      )
    }
    return Dictionary(entries) { first, _ in first }
  }

  /// Whether a path that was read back leads to a file of the folder, as far as its text tells.
  static func isBelow(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !path.contains("\0")
  }

  /// Removes a file as it was written, and nothing else. Returns why it has to stay; nil where it is
  /// gone.
  func remove(_ path: String, _ entry: Entry) -> String? {
    let place = url.appendingPathComponent(path)
    var status = stat()
    guard lstat(place.path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? nil : Self.reason
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return "it is no file any more" }
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

  /// What the system said last.
  private static var reason: String { String(cString: strerror(errno)).lowercased() }
}
