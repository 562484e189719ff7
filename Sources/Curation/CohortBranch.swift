import Foundation
import Imaging

/// A folder of a cohort and the folders in it, with what one header of each says.
struct CohortBranch {
  let url: URL
  /// In the Bowl's layout: what lies in such a folder is not looked at.
  private(set) var isPatient = false
  private(set) var inside: [CohortBranch] = []
  private(set) var archives: [URL] = []
  /// Of the first of its own images that can be read.
  private(set) var own: StudyIdentity?
  /// Whether there are images among its own files, be it that they cannot be read.
  private var hasImages = false
  /// Whether several patients lie here or deeper, or archives and no images: this one is no patient itself.
  private(set) var holdsSeveral = false

  /// More than any layout has.
  private static let deepest = 64

  /// A cohort's folder, without the folder `except` in it.
  init(root: URL, except: String?) throws(FileError) {
    var links = FolderLinks(root: root.path)
    try self.init(root, depth: 0, except: except, &links)
    complete(by: StudyIdentity.patients(of: identities))
    // An ID that all have, as where it was blinded, tells nothing: then studies do.
    let ids = Set(identities.map(\.patientID)).subtracting([""])
    distinguish(byID: ids.count > 1)
  }

  private init(
    _ folder: URL, depth: Int, except: String?, _ links: inout FolderLinks
  ) throws(FileError) {
    url = folder
    var folders: [URL] = []
    var files: [URL] = []
    for (place, kind) in try Self.contents(of: folder) where place.path != except {
      switch kind {
      case .folder: folders.append(place)
      case .link: if links.follows(place.path) { folders.append(place) }
      case .file where Archive.stem(place.lastPathComponent) != nil: archives.append(place)
      case .file: files.append(place)
      }
    }
    isPatient = folders.contains { $0.lastPathComponent == "study" }
    guard !isPatient else { return }
    if depth < Self.deepest {
      for folder in folders {
        inside.append(try CohortBranch(folder, depth: depth + 1, except: except, &links))
      }
    }
    for file in files where own == nil {
      do throws(FileError) {
        own = try DICOMFile(path: file.path, part: .header).header().identity
        hasImages = true
      } catch {
        hasImages = hasImages || Self.mayBeImage(error)
      }
    }
  }

  /// Whether a patient in the Bowl's layout lies here or deeper.
  var holdsPatients: Bool { isPatient || inside.contains(where: \.holdsPatients) }
  var holdsImages: Bool { hasImages || inside.contains(where: \.holdsImages) }
  private var holdsArchives: Bool { !archives.isEmpty || inside.contains(where: \.holdsArchives) }
  /// Of its first image, here or deeper.
  var first: StudyIdentity? { own ?? inside.lazy.compactMap(\.first).first }
  private var identities: [StudyIdentity] {
    (own.map { [$0] } ?? []) + inside.flatMap(\.identities)
  }
  /// How many levels of folders, this one included, lie above the deepest patient.
  var levels: Int { holdsSeveral ? 1 + (inside.map(\.levels).max() ?? 0) : 0 }
  var isOnlyAFolder: Bool { inside.count == 1 && archives.isEmpty && !hasImages }

  /// Its own files that are images, or cannot be read and could be.
  var images: [URL] {
    guard hasImages else { return [] }
    // It could be listed before.
    return (try? Self.contents(of: url))?.compactMap { place, kind in
      guard kind == .file, Archive.stem(place.lastPathComponent) == nil else { return nil }
      do throws(FileError) {
        _ = try DICOMFile(path: place.path, part: .header).header()
      } catch {
        return Self.mayBeImage(error) ? place : nil
      }
      return place
    } ?? []
  }

  private mutating func complete(by patients: [String: String]) {
    own = own?.completed(by: patients)
    for index in inside.indices { inside[index].complete(by: patients) }
  }

  /// Notes which folders hold several patients, and returns who lies here.
  @discardableResult
  private mutating func distinguish(byID: Bool) -> Set<StudyIdentity> {
    var patients = Set<StudyIdentity>()
    if let own {
      let isKnown = byID && !own.patientID.isEmpty
      patients.insert(
        StudyIdentity(
          patientID: isKnown ? own.patientID : "", studyUID: isKnown ? "" : own.studyUID))
    }
    for index in inside.indices { patients.formUnion(inside[index].distinguish(byID: byID)) }
    holdsSeveral = patients.count > 1 || !holdsImages && holdsArchives
    return patients
  }

  /// Whether a file that cannot be read could be an image.
  private static func mayBeImage(_ error: FileError) -> Bool {
    error.reason != DICOMFile.isNoImage && error.reason != DICOMFile.isNoDICOM
  }

  private enum Kind {
    case folder, file
    /// To a folder.
    case link
  }

  /// In natural order, without what is hidden.
  private static func contents(of folder: URL) throws(FileError) -> [(URL, Kind)] {
    try FolderWalk.names(in: folder.path).sorted(by: NaturalOrder.precedes).compactMap {
      let place = folder.appending(path: $0)
      return kind(of: place).map { (place, $0) }
    }
  }

  private static func kind(of place: URL) -> Kind? {
    var status = stat()
    // What cannot be looked at is told of by whoever opens it.
    guard lstat(place.path, &status) == 0 else { return .file }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(place.path, &status) != 0 { return .file }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return isLink ? .link : .folder
    case S_IFREG: return .file
    default: return nil
    }
  }
}
