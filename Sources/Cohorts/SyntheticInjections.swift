import Engine
import Tables

/// Lists the faults injected into the studies of synthetic patients, for curation to find.
package struct SyntheticInjections: Step {
  package typealias Output = Rows<Injection>

  /// The synthetic patients.
  package var patients: SyntheticPatients

  package init(patients: SyntheticPatients) { self.patients = patients }

  package var title: String { "what was put into synthetic studies" }
}
