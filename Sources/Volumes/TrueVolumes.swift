import Engine
import StudyTerms
import Tables

/// Reads the challenge's true volumes, one row for each patient.
package struct TrueVolumes: RunnableStep {
  /// The folder of published tables.
  package var source: KaggleSource

  package init(source: KaggleSource) {
    self.source = source
  }

  package var files: [FileReference] { source.truth }
  package var title: String { "true volumes" }

  package func run(_ context: StepContext) async throws -> Rows<TrueVolume> {
    var volumes = ReferenceVolumes()
    for file in source.truth {
      try volumes.read(context.table(file, separator: ",", text: ["Id", "pid"]).withRows())
    }
    let numbered = volumes.byPatient.map { (patient: SeriesID($0.key).patient, volumes: $0.value) }
    return Rows(
      numbered.sorted { $0.patient < $1.patient }.map {
        TrueVolume(
          patient: $0.patient, diastole: $0.volumes.diastole, systole: $0.volumes.systole)
      })
  }
}
