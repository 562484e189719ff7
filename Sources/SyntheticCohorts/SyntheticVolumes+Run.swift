import Cohorts
import Engine
import Imaging
import Phantom
import Tables

extension SyntheticVolumes: RunnableStep {
  package func run(_ context: any StepContext) async throws -> Rows<PatientVolumes> {
    Rows(
      patients.all.map { patient in
        let truth = PhantomTruth(patient.study.phantom)
        return PatientVolumes(
          patient: String(patient.number), diastole: truth.endDiastole.left,
          systole: truth.endSystole.left)
      })
  }
}
