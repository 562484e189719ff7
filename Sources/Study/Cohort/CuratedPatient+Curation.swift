import Imaging

extension CuratedPatient {
  /// Adds what was made of a study; `image` is the curated series.
  mutating func add(
    _ study: CineStudy, _ series: CuratedSeries, log: [CurationDecision], image: NIfTIImage
  ) {
    self.log += log.map(\.fields)
    self.series.append(Series(series))
    slices += Self.fates(study, series)
    examples += Self.examples(study, series, log, image)
  }

  private static func fates(_ study: CineStudy, _ series: CuratedSeries) -> [Slice] {
    let normal = series.affine.k.lps
    let kept = series.slices.filter { !$0.isCopy }
    let lowest = kept.compactMap { $0.source.location(along: normal) }.min() ?? 0
    var found: [Slice] = []
    for slice in study.slices {
      guard let location = slice.location(along: normal) else { continue }
      let place = series.slices.firstIndex { $0.source == slice && !$0.isCopy }
      let even = place.map { Double($0) * series.spacing.z }
      let away = location - lowest
      let fate: SliceFate =
        even.map { abs($0 - away) > 1 ? .moved : .kept } ?? .dropped
      found.append(
        Slice(
          series: series.id, image: slice.name, location: away,
          instances: slice.frames.compactMap(\.instanceNumber), fate: fate))
    }
    for (index, slice) in series.slices.enumerated() where slice.isCopy {
      found.append(
        Slice(
          series: series.id, image: slice.source.name,
          location: Double(index) * series.spacing.z, instances: [], fate: .copied))
    }
    return found
  }

  /// The first image of each kind of problem.
  private static func examples(
    _ study: CineStudy, _ series: CuratedSeries, _ log: [CurationDecision], _ image: NIfTIImage
  ) -> [Example] {
    var examples: [Example] = []
    for decision in log
    where shown.contains(decision.problem)
      && !examples.contains(where: { $0.problem == decision.problem.rawValue })
    {
      let middle = series.slices[series.slices.count / 2].source
      let slice =
        decision.image.isEmpty ? middle : study.slices.first { $0.name == decision.image }
      guard let slice else { continue }
      let place = series.slices.firstIndex { $0.source == slice && !$0.isCopy }
      examples.append(
        Example(
          problem: decision.problem.rawValue, image: slice.name,
          before: (try? slice.raw).map(Thumbnail.init),
          after: place.map { Thumbnail(image.plane($0)) }))
    }
    return examples
  }

  /// Those that can be seen in one image.
  private static let shown: Set<CurationProblem> = [
    .orientation, .rotation, .collision, .spacingOutlier, .spacingInterspersed, .spacingTop,
    .spacingBottom, .imageTooLarge, .pixelSpacing, .imageSize,
  ]
}

extension CuratedPatient.Series {
  fileprivate init(_ series: CuratedSeries) {
    let header = series.slices[0].source.header
    self.init(
      id: series.id, size: series.size, spacing: series.spacing, scaleFactor: series.scaleFactor,
      timeStep: series.timeStep, sex: header.patientSex, age: header.ageInYears,
      manufacturer: header.manufacturer, model: header.model, field: header.magneticFieldStrength,
      echoTime: header.echoTime, repetitionTime: header.repetitionTime,
      thickness: header.sliceThickness, rows: header.rows, columns: header.columns)
  }
}

extension CurationDecision {
  /// In the order of ``columns``.
  var fields: [String] { [series, problem.rawValue, resolution, image, extra] }
}

extension SIMD3<Double> {
  /// From RAS to LPS, or back.
  fileprivate var lps: SIMD3<Double> { self * SIMD3(-1, -1, 1) }
}
