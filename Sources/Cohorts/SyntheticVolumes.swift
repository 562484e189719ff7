import Engine
import Tables

/// The volumes of synthetic hearts, from their geometry.
package struct SyntheticVolumes: Step {
  package typealias Output = Rows<PatientVolumes>

  package var patients: SyntheticPatients

  package init(patients: SyntheticPatients) { self.patients = patients }

  package var title: String { "volumes of synthetic hearts" }
}
