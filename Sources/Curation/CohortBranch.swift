import DICOM
import Foundation
import Imaging

/// A folder of a cohort with its subfolders, and one header from each.
struct CohortBranch {
  let url: URL
  /// Whether it is a patient's folder in the Bowl's layout; its contents are then not inspected.
  private(set) var isPatient = false
  private(set) var inside: [CohortBranch] = []
  private(set) var archives: [URL] = []
  /// The identity in the first of its own images that can be read.
  private(set) var own: StudyIdentity?
  /// That image.
  private var image: DICOMHeader?
  /// Whether its own files include images, readable or not.
  private var hasImages = false
  /// Whether it holds several patients at any depth, or archives and no images, and so is no
  /// patient itself.
  private(set) var holdsSeveral = false

  /// The largest depth, more than any layout has.
  private static let deepest = 64

  /// Inspects a cohort's folder, ignoring the folder `except`.
  init(root: URL, except: String?) throws(FileError) {
    var links = FolderLinks(root: root.path)
    try self.init(root, depth: 0, except: except, &links)
    complete(by: StudyIdentity.patients(of: identities))
    var known: [StudyIdentity: [CohortBranch]] = [:]
    tellPeopleApart(&known)
    // An ID shared by all, as after blinding, tells nothing; then studies tell patients apart.
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
        let header = try DICOMFile(path: file.path, part: .header).header()
        (own, image, hasImages) = (header.identity, header, true)
      } catch {
        hasImages = hasImages || Self.mayBeImage(error)
      }
    }
  }

  /// Whether there is a patient in the Bowl's layout at any depth.
  var holdsPatients: Bool { isPatient || inside.contains(where: \.holdsPatients) }
  var holdsImages: Bool { hasImages || inside.contains(where: \.holdsImages) }
  private var holdsArchives: Bool { !archives.isEmpty || inside.contains(where: \.holdsArchives) }
  /// The identity in its first image, at any depth.
  var first: StudyIdentity? {
    if let own { return own }
    // A loop: the optimiser copies a recursive property into the closures of lazy collections.
    for branch in inside {
      if let first = branch.first { return first }
    }
    return nil
  }
  private var identities: [StudyIdentity] {
    (own.map { [$0] } ?? []) + inside.flatMap(\.identities)
  }
  /// The number of folder levels above the deepest patient, this one included.
  var levels: Int { holdsSeveral ? 1 + (inside.map(\.levels).max() ?? 0) : 0 }
  var isOnlyAFolder: Bool { inside.count == 1 && archives.isEmpty && !hasImages }

  /// Its own files that are images, or unreadable files that could be.
  var images: [URL] {
    guard hasImages else { return [] }
    // The folder could be listed before.
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

  /// Numbers different people that share identifiers across folders.
  private mutating func tellPeopleApart(_ known: inout [StudyIdentity: [CohortBranch]]) {
    if let identity = own {
      let people = known[identity, default: []]
      let person = people.firstIndex { !isOfAnotherPerson(than: $0) } ?? people.count
      if person == people.count { known[identity, default: []].append(self) }
      own?.person = person
    }
    for index in inside.indices { inside[index].tellPeopleApart(&known) }
  }

  /// Whether two folders of one study belong to two people: sex or age differ, or the first images
  /// claim to be the same but differ, and each folder holds a whole stack. Parts of one stack whose
  /// numbers restart in each folder belong to one person.
  private func isOfAnotherPerson(than other: CohortBranch) -> Bool {
    guard let image, let known = other.image else { return false }
    if image.namesAnotherPerson(than: known) { return true }
    return image.contradicts(known) && holdsStack && other.holdsStack
  }

  /// Whether its own images lie at three or more positions.
  private var holdsStack: Bool {
    var places = Set<SIMD3<Double>>()
    for file in images where places.count < 3 {
      let header = try? DICOMFile(path: file.path, part: .header).header()
      if let position = header?.position { places.insert(position) }
    }
    return places.count > 2
  }

  /// Marks folders that hold several patients, and returns the patients found here.
  @discardableResult
  private mutating func distinguish(byID: Bool) -> Set<StudyIdentity> {
    var patients = Set<StudyIdentity>()
    if let own {
      let isKnown = byID && !own.patientID.isEmpty
      patients.insert(
        StudyIdentity(
          patientID: isKnown ? own.patientID : "", studyUID: isKnown ? "" : own.studyUID,
          person: own.person))
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

  /// The entries in natural order, without hidden ones.
  private static func contents(of folder: URL) throws(FileError) -> [(URL, Kind)] {
    try FolderWalk.names(in: folder.path).sorted(by: NaturalOrder.precedes).compactMap {
      let place = folder.appending(path: $0)
      return kind(of: place).map { (place, $0) }
    }
  }

  private static func kind(of place: URL) -> Kind? {
    var status = stat()
    // Whoever opens an entry that cannot be inspected reports why.
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
