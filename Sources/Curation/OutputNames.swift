import Foundation
import Imaging
import Synchronization

/// Tracks who writes under which name in the output folder, so that nothing is overwritten.
final class OutputNames: Sendable {
  private struct Owner {
    var place: String
    /// nil until a series of the patient takes the name.
    var series: String?
  }

  private let owners: Mutex<[String: Owner]>

  /// Reserves for each patient its name and those of a rotated image and of both parts of a split
  /// study. Throws ``FileError`` if two patients share a name.
  init(of patients: [CohortPatient], split: Set<String>) throws(FileError) {
    var owners: [String: Owner] = [:]
    for patient in patients {
      let place = patient.places[0].path
      if let other = owners.updateValue(Owner(place: place), forKey: patient.name) {
        throw FileError(
          path: place,
          reason: "\(other.place) has the same name; rename one of them, or curate them apart")
      }
    }
    self.owners = Mutex(owners)
    for patient in patients {
      let isSplit = split.contains(patient.name)
      for series in isSplit ? [patient.name + "_a", patient.name + "_b"] : [patient.name] {
        for name in [series, series + "_rot90"] { try take(name, for: series, of: patient) }
      }
    }
  }

  /// The study under a unique name: its own if neither another study nor a rotated image has it,
  /// else preceded by its folder, and followed by a number if that is taken as well. The names of
  /// several studies are known only once a patient is read.
  func distinct(_ study: CineStudy, of patient: CohortPatient) -> CineStudy {
    let place = patient.places[0].path
    return owners.withLock { owners in
      func other(than name: String) -> Owner? {
        [name, name + "_rot90"].compactMap { owners[$0] }
          .first { $0.place != place || $0.series ?? name != name }
      }
      var name = study.id
      var count = 1
      while other(than: name) != nil {
        name = "\(patient.name)_\(study.id)" + (count > 1 ? "_\(count)" : "")
        count += 1
      }
      let first = other(than: study.id)
      for taken in [name, name + "_rot90"] {
        owners[taken] = Owner(place: place, series: name)
      }
      guard let first else { return study }
      return study.called(name, because: CineStudy.name(first.place, under: patient.root))
    }
  }

  /// Reserves a name for a series of a patient. Throws ``FileError`` if it is taken.
  private func take(
    _ name: String, for series: String, of patient: CohortPatient
  ) throws(FileError) {
    let own = Owner(place: patient.places[0].path, series: series)
    let other = owners.withLock { owners -> Owner? in
      if let other = owners[name], other.place != own.place || other.series ?? series != series {
        return other
      }
      owners[name] = own
      return nil
    }
    guard let other else { return }
    throw FileError(
      path: own.place,
      reason: "an image of \(series) would be called \(name), as is "
        + (other.series.map { "one of \($0) in " } ?? "the patient ")
        + "\(other.place); rename one of them, or curate them apart")
  }
}
