import Foundation
import Imaging

/// A patient of a cohort's folder: where the images are, before they are read.
public struct CohortPatient: Hashable, Sendable {
  /// The patient's name.
  public var name: String
  /// The folders and files of images, or a single archive.
  public var places: [URL]
  /// The cohort's folder; paths in the log are relative to it.
  public var root: URL

  public init(name: String, places: [URL], root: URL) {
    self.name = name
    self.places = places
    self.root = root
  }

  /// The patient whose images are in a folder; the folder's name is the patient's.
  public init(_ folder: URL, root: URL) {
    let place = folder.standardizedFileURL
    self.init(name: place.lastPathComponent, places: [place], root: root)
  }

  /// The archive to unpack; nil if the images are in plain folders.
  public var archive: URL? {
    guard let place = places.first, Archive.stem(place.lastPathComponent) != nil else {
      return nil
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    return isThere && isFolder.boolValue ? nil : place
  }

  /// The patient unpacked into `scratch`; unchanged if it is no archive. Throws as
  /// ``Archive/unpack(_:into:limit:)``.
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
