import Engine
import Tables

/// What was put into the studies of synthetic patients, for curation to find.
package struct SyntheticInjections: Step {
  package typealias Output = Rows<Injection>

  package var patients: SyntheticPatients

  package init(patients: SyntheticPatients) { self.patients = patients }

  package var title: String { "what was put into synthetic studies" }
}
