import Engine
import Tables

/// Computes the volumes of synthetic hearts from their geometry.
package struct SyntheticVolumes: Step {
  package typealias Output = Rows<PatientVolumes>

  /// The synthetic patients.
  package var patients: SyntheticPatients

  package init(patients: SyntheticPatients) { self.patients = patients }

  package var title: String { "volumes of synthetic hearts" }
}
