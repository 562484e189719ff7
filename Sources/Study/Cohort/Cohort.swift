import Engine
import Foundation
import Imaging
import Report

/// The patients that a chapter works on, as an author names them: `{folder: sunnybrook/dicom}` with a folder or an archive for
/// each patient, all of them or those listed under `patients`.
struct Cohort: Decodable, Hashable, Sendable {
  var members: [CohortMember]
  /// What is looked for where it has no members: data that is not there.
  var folder: FileReference?

  private enum CodingKeys: String, CodingKey, CaseIterable { case folder, patients }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    let path = try options.decode(DataPath.self, forKey: .folder)
    let wanted = try options.decodeIfPresent([String].self, forKey: .patients) ?? []
    folder = path.reference
    members = Self.members(path.listing(decoder), in: path.reference)
    guard !wanted.isEmpty, !members.isEmpty else { return }
    members = try wanted.map { name in
      guard let member = members.first(where: { $0.name == name }) else {
        throw options.refusal(
          .patients, "there is no patient \(name) in \(path.reference); there are "
            + members.map(\.name).formatted(.list(type: .and)))
      }
      return member
    }
  }

  /// Says that there are no patients, and why; nil where there are some.
  var missing: MissingCohort? { members.isEmpty ? folder.map(MissingCohort.init) : nil }

  /// In the layout of the Data Science Bowl the folders that hold a folder `study`; else the archives and folders
  /// directly below.
  static func members(_ files: [FileReference], in folder: FileReference) -> [CohortMember] {
    let depth = folder.path.split(separator: "/").count
    var paths = Set<String>()
    for file in files {
      let parts = file.path.split(separator: "/")
      if let study = parts.lastIndex(of: "study"), study > depth {
        paths.insert(parts[..<study].joined(separator: "/"))
      } else if parts.count > depth + 1 || Archive.stem(file.path) != nil {
        paths.insert(parts[...depth].joined(separator: "/"))
      }
    }
    return paths.sorted(by: NaturalOrder.precedes).map {
      .files(FileReference(dataset: folder.dataset, path: $0))
    }
  }
}
