import CohortTerms
import Cohorts
import Curation
import DICOM
import Imaging
import NIfTI
import StudyTerms

extension CuratedPatient {
  /// Adds what was made of a study, except its log. `image` is the curated series.
  mutating func add(_ study: CineStudy, _ series: CuratedSeries, image: NIfTIImage) {
    self.series.append(Series(series))
    slices += Self.fates(study, series)
    examples += Self.examples(study, series, image)
  }

  private static func fates(_ study: CineStudy, _ series: CuratedSeries) -> [Slice] {
    let normal = series.affine.k.lps
    let kept = series.slices.filter { !$0.isCopy }
    let lowest = kept.compactMap { $0.source.location(along: normal) }.min() ?? 0
    var found: [Slice] = []
    for slice in study.slices {
      guard let location = slice.location(along: normal) else { continue }
      // Some of its images may have been left out.
      let place = series.slices.firstIndex { $0.source.name == slice.name && !$0.isCopy }
      let even = place.map { Double($0) * series.spacing.z }
      let away = location - lowest
      let fate: SliceFate =
        even.map { abs($0 - away) > 1 ? .moved : .kept } ?? .dropped
      let uids = slice.frames.map(\.instanceUID)
      let matrix = SIMD2(slice.header.columns, slice.header.rows)
      let placed = place.map { series.slices[$0] }
      found.append(
        Slice(
          series: series.id, image: slice.name, location: away,
          instances: slice.frames.compactMap(\.instanceNumber),
          seriesNumber: slice.header.seriesNumber, uids: Set(uids).count == uids.count ? uids : [],
          phases: phases(of: slice, in: placed), matrix: matrix,
          map: placed?.transform.map(rows: matrix.y, columns: matrix.x), fate: fate))
    }
    for (index, slice) in series.slices.enumerated() where slice.isCopy {
      found.append(
        Slice(
          series: series.id, image: slice.source.name,
          location: Double(index) * series.spacing.z, instances: [], fate: .copied))
    }
    return found
  }

  /// For each image of a slice the first phase that shows it, from 0; -1 if none does.
  private static func phases(of slice: CineSlice, in placed: CuratedSeries.Slice?) -> [Int] {
    func name(_ image: DICOMHeader) -> String { "\(image.path)#\(image.frame)" }
    var shown: [String: Int] = [:]
    for (phase, index) in (placed?.framesByPhase ?? []).enumerated() {
      if let image = placed?.source.frames[index], shown[name(image)] == nil {
        shown[name(image)] = phase
      }
    }
    return slice.frames.map { shown[name($0)] ?? -1 }
  }

  /// The first image of each kind of problem that can be shown.
  private static func examples(
    _ study: CineStudy, _ series: CuratedSeries, _ image: NIfTIImage
  ) -> [Example] {
    var examples: [Example] = []
    for decision in series.log
    where !notSeen.contains(decision.problem)
      && !examples.contains(where: { $0.problem == decision.problem })
    {
      if let example = example(decision, study, series, image) { examples.append(example) }
    }
    return examples
  }

  private static func example(
    _ decision: CurationDecision, _ study: CineStudy, _ series: CuratedSeries, _ image: NIfTIImage
  ) -> Example? {
    let middle = series.slices[series.slices.count / 2].source
    let found =
      decision.image.isEmpty
      ? middle
      : study.slices.first { slice in
        slice.name == decision.image
          || slice.frames.contains { study.name($0.path) == decision.image }
      }
    guard let slice = found else { return nil }
    let own = series.slices.firstIndex { $0.source.name == slice.name && !$0.isCopy }
    var place = own
    var phase = 0
    var before = (try? slice.raw).map(Thumbnail.init)
    switch decision.problem {
    case .spacingMissing:
      // The copy stands for a missing slice.
      place = series.slices.firstIndex { $0.source.name == slice.name && $0.isCopy }
      before = nil
    case .missingFrame:
      guard let own else { return nil }
      let frames = series.slices[own].framesByPhase
      phase =
        slice.missingPhases(frames).first {
          study.name(slice.frames[frames[$0]].path) == decision.image
        } ?? 0
      before = nil
    case .repeated:
      // The slice that was kept at that place.
      let normal = series.affine.k.lps
      let wanted = slice.location(along: normal) ?? 0
      place = series.slices.indices.filter { !series.slices[$0].isCopy }.min {
        abs((series.slices[$0].source.location(along: normal) ?? 0) - wanted)
          < abs((series.slices[$1].source.location(along: normal) ?? 0) - wanted)
      }
    case .unreadable:
      // One image of the slice cannot be read, and another one stands in for it.
      let header = slice.frames.firstIndex { study.name($0.path) == decision.image } ?? 0
      phase = own.flatMap { series.slices[$0].framesByPhase.firstIndex(of: header) } ?? 0
      before = (try? slice.frames[header].plane).map(Thumbnail.init)
    default: break
    }
    return Example(
      problem: decision.problem,
      image: decision.image.isEmpty ? slice.name : decision.image, before: before,
      after: place.map { Thumbnail(image.plane($0 + phase * image.header.size.z)) })
  }

  /// Problems that concern a whole series, or that no image of the result shows.
  private static let notSeen: Set<CurationProblem> = [
    .unknownFolder, .noShortAxis, .severalStudies, .elsewhere, .repeatedImage, .otherImage,
    .spacingMetadata, .spacingEmpirical, .axisScaling, .phases, .timeStep,
  ]
}

extension CuratedPatient.Series {
  fileprivate init(_ series: CuratedSeries) {
    let header = series.slices[0].source.header
    self.init(
      id: series.id, size: series.size, spacing: series.spacing, scaleFactor: series.scaleFactor,
      timeStep: series.timeStep, patient: header.patientID, sex: header.patientSex,
      age: header.ageInYears,
      manufacturer: header.manufacturer, model: header.model, field: header.magneticFieldStrength,
      echoTime: header.echoTime, repetitionTime: header.repetitionTime,
      thickness: header.sliceThickness, rows: header.rows, columns: header.columns)
  }
}

extension SIMD3<Double> {
  /// Converts from RAS to LPS, or back.
  fileprivate var lps: SIMD3<Double> { self * SIMD3(-1, -1, 1) }
}
