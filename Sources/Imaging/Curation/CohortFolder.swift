import Foundation

/// A folder of patients.
///
/// In the Bowl's layout a patient is a folder that holds a folder `study`, at any depth. Beside them, and where there are none,
/// each folder and each archive is a patient; but folders and images in which one study of one patient begins are one, as
/// where series lie side by side.
public struct CohortFolder: Sendable {
  public var url: URL
  /// A folder in it that is not looked at: where results are written.
  public var except: URL?

  public init(_ url: URL, except: URL? = nil) {
    self.url = url.resolvingSymlinksInPath()
    self.except = except?.resolvingSymlinksInPath()
  }

  /// The patients, in natural order within each folder.
  public var patients: [CohortPatient] {
    var links = FolderLinks(root: url.path)
    return patients(of: tree(url, depth: 0, &links))
  }

  /// The folders in a folder, as deep as patients are looked for.
  private struct Branch {
    var url: URL
    var isPatient = false
    var inside: [Branch] = []
    /// Whether a patient in the Bowl's layout lies here or deeper.
    var holdsPatients: Bool { isPatient || inside.contains(where: \.holdsPatients) }
  }

  /// Deep enough for `raw/train/train/<pid>/study`, and never through a whole cohort's images.
  private func tree(_ folder: URL, depth: Int, _ links: inout FolderLinks) -> Branch {
    var branch = Branch(url: folder)
    guard depth < 5 else { return branch }
    let folders = contents(of: folder).compactMap { place, kind -> URL? in
      switch kind {
      case .folder: place
      case .link: links.follows(place.path) ? place : nil
      case .file: nil
      }
    }
    branch.isPatient = folders.contains { $0.lastPathComponent == "study" }
    if !branch.isPatient {
      branch.inside = folders.map { tree($0, depth: depth + 1, &links) }
    }
    return branch
  }

  private enum Kind {
    case folder, file
    /// To a folder.
    case link
  }

  /// In natural order, without what is hidden.
  private func contents(of folder: URL) -> [(URL, Kind)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted(by: NaturalOrder.precedes).compactMap {
      let place = folder.appending(path: $0)
      return kind(of: place).map { (place, $0) }
    }
  }

  private func kind(of place: URL) -> Kind? {
    var status = stat()
    // What cannot be looked at is told of by whoever opens it.
    guard lstat(place.path, &status) == 0 else { return .file }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(place.path, &status) != 0 { return .file }
    switch status.st_mode & S_IFMT {
    case S_IFDIR where place.path == except?.path: return nil
    case S_IFDIR: return isLink ? .link : .folder
    case S_IFREG: return .file
    default: return nil
    }
  }

  private func patients(of branch: Branch) -> [CohortPatient] {
    if branch.isPatient { return [CohortPatient(branch.url, root: url)] }
    let files = contents(of: branch.url).compactMap { $0.1 == .file ? $0.0 : nil }
    let archives = files.filter { Archive.stem($0.lastPathComponent) != nil }
    let whole = [CohortPatient(branch.url, root: url)]
    if branch.inside.isEmpty && archives.isEmpty { return whole }
    let images = files.filter {
      Archive.stem($0.lastPathComponent) == nil && Self.mayBeImage($0.path)
    }
    // Beside patients of the Bowl's layout there may be tables and labels.
    let plain = branch.inside.filter { !$0.holdsPatients }.map(\.url).filter {
      !branch.holdsPatients || holdsImages($0)
    }
    let groups = byStudy((images.isEmpty ? [] : [images]) + plain.map { [$0] })
    // Where nothing else lies here, the folder as a whole is the patient.
    if groups.count == 1, images.count + plain.count > 1, archives.isEmpty,
      plain.count == branch.inside.count
    {
      return whole
    }
    let found =
      groups.map { places in
        CohortPatient(
          name: (places[0] == images.first ? branch.url : places[0]).lastPathComponent,
          places: places, root: url)
      }
      + archives.map {
        CohortPatient(
          name: Archive.stem($0.lastPathComponent) ?? $0.lastPathComponent, places: [$0], root: url)
      }
    return found.sorted { NaturalOrder.precedes($0.places[0].path, $1.places[0].path) }
      + branch.inside.filter(\.holdsPatients).flatMap(patients)
  }

  /// Whether a file that lies beside patients is an image, or cannot be read and could be one.
  private static func mayBeImage(_ path: String) -> Bool {
    do throws(FileError) {
      _ = try DICOMFile(path: path, part: .header).header()
      return true
    } catch {
      return error.reason != DICOMFile.isNoImage && error.reason != DICOMFile.isNoDICOM
    }
  }

  private func holdsImages(_ folder: URL) -> Bool {
    var walk = FolderWalk([folder], root: url)
    while let path = walk.nextPath() {
      if Self.mayBeImage(path) { return true }
    }
    return false
  }

  /// Puts the places together whose first images are of one study.
  private func byStudy(_ places: [[URL]]) -> [[URL]] {
    var groups: [[URL]] = []
    var known: [[String]: Int] = [:]
    for own in places {
      guard let study = study(own) else {
        groups.append(own)
        continue
      }
      if let index = known[study] {
        groups[index] += own
      } else {
        known[study] = groups.count
        groups.append(own)
      }
    }
    return groups
  }

  /// Study and patient of the first image; nil where it names no study.
  private func study(_ places: [URL]) -> [String]? {
    var walk = FolderWalk(places, root: url)
    while let path = walk.nextPath() {
      guard let file = try? DICOMFile(path: path, part: .header), (try? file.header()) != nil
      else { continue }
      return file.text(.studyInstanceUID).map { [$0, file.text(.patientID) ?? ""] }
    }
    return nil
  }
}
