import Engine

/// Whose volumes are compared: those of the published tables, or of a cohort that is measured for the page.
enum VolumeSource: Codable, Hashable, Sendable {
  case published(KaggleSource)
  case cohort(CohortVolumes)

  var step: any Step {
    switch self {
    case .published(let source): SeriesVolumes(source: source)
    case .cohort(let volumes): volumes
    }
  }

  var methods: [String] {
    switch self {
    case .published: Method.names
    case .cohort(let volumes): volumes.methods.map(\.name)
    }
  }

  func measurements(_ context: StepContext) throws -> [SeriesMeasurement] {
    switch self {
    case .published(let source):
      try SeriesMeasurement.read(context.output(of: SeriesVolumes(source: source)))
    case .cohort(let volumes): try SeriesMeasurement.read(context.output(of: volumes))
    }
  }
}
