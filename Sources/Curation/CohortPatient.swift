import Foundation
import Imaging

/// A patient of a cohort's folder: where the images lie, before anything else of them is known.
public struct CohortPatient: Hashable, Sendable {
  public var name: String
  /// Folders and files; or one archive, which has to be unpacked.
  public var places: [URL]
  /// Names in the log are below this folder.
  public var root: URL

  public init(name: String, places: [URL], root: URL) {
    self.name = name
    self.places = places
    self.root = root
  }

  /// A folder of the patient's images.
  public init(_ folder: URL, root: URL) {
    let place = folder.standardizedFileURL
    self.init(name: place.lastPathComponent, places: [place], root: root)
  }

  /// nil where the images lie as they are.
  public var archive: URL? {
    guard let place = places.first, Archive.stem(place.lastPathComponent) != nil else {
      return nil
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    return isThere && isFolder.boolValue ? nil : place
  }

  /// The patient as unpacked into `scratch`; the same one where it is no archive. Throws as ``Archive/unpack(_:into:limit:)``.
  public func unpacked(in scratch: URL) throws -> CohortPatient {
    guard let archive else { return self }
    let folder = scratch.appending(path: name)
    try Archive.unpack(archive, into: folder)
    // Most archives hold the folder itself.
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard inside.count == 1, inside[0] == Archive.stem(archive.lastPathComponent) else {
      return CohortPatient(name: name, places: [folder], root: scratch)
    }
    return CohortPatient(name: name, places: [folder.appending(path: inside[0])], root: folder)
  }
}
