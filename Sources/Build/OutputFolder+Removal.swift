import Engine
import Foundation

extension OutputFolder {
  /// The files of the last build, as `manifest.json` lists them; nil if there is no list.
  static func entries(ofManifestIn folder: OwnFolder) -> [String: Entry]? {
    struct Manifest: Decodable {
      struct Output: Decodable {
        var path: String
        var sha256: Digest
        var bytes: Int
      }
      var outputs: [Output]
    }
    guard let data = folder.contents(of: "manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return nil }
    let entries = manifest.outputs.map { output in
      // The manifest tells neither key nor stamp, so the file's bytes will be compared.
      let key = Digest(of: "of the manifest")
      return (
        output.path, Entry(key: key, digest: output.sha256, size: output.bytes, stamp: "")
      )
    }
    return Dictionary(entries) { first, _ in first }
  }

  /// Removes a file if it is as the build left it. Returns why the file has to stay; nil if it is
  /// gone.
  func remove(_ path: String, _ entry: Entry) -> String? {
    switch own.kind(of: path) {
    case .nothing: return nil
    case .unreachable: return "a link or a file stands in the way to it"
    case .folder, .link, .pipe: return "it is no longer a file"
    case .file: break
    }
    guard let data = own.contents(of: path), Digest(of: data) == entry.digest else {
      return "it was changed since"
    }
    return own.remove(path) ? nil : String(cString: strerror(errno)).lowercased()
  }
}
