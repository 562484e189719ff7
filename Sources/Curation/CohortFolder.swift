import Foundation
import Imaging

/// A folder of patients.
///
/// In the Bowl's layout a patient is a folder that contains a folder `study`, at any depth. In
/// other layouts one header of each folder decides. A folder of several patients is searched at any
/// depth. In it each archive and each folder of one patient is a patient, and so are neighbouring
/// folders and images that begin with the same study of the same patient, for example where series
/// lie side by side.
///
/// Patients have the names of their folders, preceded by parent folders if two would share a name,
/// as `HF_p1`.
public struct CohortFolder: Sendable {
  /// The folder of patients.
  public var url: URL
  /// A folder in it to ignore, where results are written; nil for none.
  public var except: URL?

  public init(_ url: URL, except: URL? = nil) {
    self.url = url.resolvingSymlinksInPath()
    self.except = except?.resolvingSymlinksInPath()
  }

  /// The patients, in natural order within each folder. Throws ``FileError`` if a folder cannot be
  /// listed.
  public var patients: [CohortPatient] {
    get throws(FileError) {
      let found = patients(of: try CohortBranch(root: url, except: except?.path))
      let counts = Dictionary(found.map { ($0.patient.name, 1) }, uniquingKeysWith: +)
      return found.map { found in
        guard let way = found.way, counts[found.patient.name] != 1 else { return found.patient }
        var patient = found.patient
        patient.name = way
        return patient
      }
    }
  }

  private struct Found {
    var patient: CohortPatient
    /// The parent folders, joined; nil in the Bowl's layout, where the name is a number known to
    /// tables.
    var way: String?
  }

  /// `levels` is the number of folder levels above the patients beside this one.
  private func patients(of branch: CohortBranch, levels: Int = 0) -> [Found] {
    if branch.isPatient { return [Found(patient: CohortPatient(branch.url, root: url))] }
    let whole = [found(branch.url, [branch.url])]
    if branch.inside.isEmpty && branch.archives.isEmpty { return whole }
    // If most folders hold several patients, one that only contains another folder is a level as
    // well.
    let groups = branch.inside.filter(\.holdsSeveral)
    let isLevel = 2 * groups.count >= branch.inside.count
    let levels = isLevel ? max(levels, groups.map(\.levels).max() ?? 0) : levels
    func isDeeper(_ inside: CohortBranch) -> Bool {
      inside.holdsPatients || inside.holdsSeveral || levels > 0 && inside.isOnlyAFolder
    }
    // Patients of the Bowl's layout may have tables and labels beside them.
    let plain = branch.inside.filter {
      !isDeeper($0) && (!branch.holdsPatients || $0.holdsImages)
    }
    let images = branch.images
    let parts =
      (images.isEmpty ? [] : [(places: images, study: branch.own)])
      + plain.map { (places: [$0.url], study: $0.first) }
    let together = Self.byStudy(parts)
    // If nothing else lies here, the folder as a whole is the patient.
    if together.count == 1, images.count + plain.count > 1, branch.archives.isEmpty,
      plain.count == branch.inside.count
    {
      return whole
    }
    let here =
      together.map { found($0[0] == images.first ? branch.url : $0[0], $0) }
      + branch.archives.map { found($0, [$0]) }
    return here.sorted {
      NaturalOrder.precedes($0.patient.places[0].path, $1.patient.places[0].path)
    } + branch.inside.filter(isDeeper).flatMap { patients(of: $0, levels: levels - 1) }
  }

  /// A patient named after a folder or an archive.
  private func found(_ place: URL, _ places: [URL]) -> Found {
    var way = CineStudy.name(place.path, under: url).split(separator: "/").map(String.init)
    if place.path == url.path { way = [url.lastPathComponent] }
    if places == [place], let last = way.last, let stem = Archive.stem(last),
      CohortPatient(name: "", places: places, root: url).archive != nil
    {
      way[way.count - 1] = stem
    }
    return Found(
      patient: CohortPatient(name: way.last ?? "", places: places, root: url),
      way: way.joined(separator: "_"))
  }

  /// Groups the places that begin with the same study of the same patient; places without an
  /// identity stay separate.
  private static func byStudy(_ parts: [(places: [URL], study: StudyIdentity?)]) -> [[URL]] {
    var groups: [[URL]] = []
    var known: [StudyIdentity: Int] = [:]
    for (places, study) in parts {
      if let study, !study.studyUID.isEmpty {
        if let index = known[study] {
          groups[index] += places
          continue
        }
        known[study] = groups.count
      }
      groups.append(places)
    }
    return groups
  }
}
