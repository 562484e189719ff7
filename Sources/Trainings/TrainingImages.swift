import CohortTerms
import Cohorts
import Engine
import Foundation
import Imaging
import Labels
import Learning
import StudyTerms

/// Images with masks that a network is trained or tested on.
///
/// An author writes `{phantom: challenge, patients: 12, seed: 3, matrix: 96}`: slices of synthetic
/// patients at end-diastole and end-systole; or `{images: own/images, masks: own/masks, patients:
/// 7}`: PNG files of the same names in two folders (``ImageFiles``; with `only_masked: true` only
/// those that have a mask), of so many patients (all by default); or `{cohort: {folder: own/dicom},
/// labels: {data: ...}, confidence: 0.1}`: a curated cohort with the labels of a network,
/// restricted to series whose volumes agree with the known ones; or `{cohort: {folder: own/dicom,
/// contours: own/contours}}`: those images of a cohort that contours were drawn on. The name or folder of a file tells
/// its patient (``patient(of:in:)``).
///
/// The labels are 0 background, 1 cavity of the left ventricle, 2 its wall, 3 right ventricle. For
/// hearts that are synthetic or labelled here, labels from `classes` on count as background. A mask
/// file may hold only the classes and the label to `ignore`.
package struct TrainingImages: Codable, Hashable, Sendable {
  /// Where the images come from.
  package enum Source: Codable, Hashable, Sendable {
    case synthetic(profile: PhantomProfile, seed: UInt64, patients: Int, matrix: Int)
    case files(ImageFiles)
    indirect case labelled(LabelledImages)
  }

  /// Where the images come from.
  package var source: Source
  /// The number of classes, background included.
  package var classes: Int
  /// Which frames and slices of synthetic patients are used.
  package var sampling = CineSampling()
  /// The subset of the images to use; nil for all.
  package var subset: ImageSubset?
  /// A label of the masks that is read as ``PixelOverlap/unknown``; nil for none.
  package var ignored: UInt8?

  package init(
    source: Source, classes: Int, sampling: CineSampling = CineSampling(),
    subset: ImageSubset? = nil, ignored: UInt8? = nil
  ) {
    self.source = source
    self.classes = classes
    self.sampling = sampling
    self.subset = subset
    self.ignored = ignored
  }

  /// The steps that the images come from.
  package var inputs: [any Step] {
    switch source {
    case .synthetic: cohort?.images ?? []
    case .files: []
    case .labelled(let images): images.inputs
    }
  }
  /// The folders or tables that the images come from.
  package var files: [FileReference] {
    switch source {
    case .synthetic: []
    case .files(let files): [files.images, files.masks]
    case .labelled(let images): images.files
    }
  }

  /// The name in tables: `12 challenge`, `7 of own/images`, `v3 of 8 seven-tesla`.
  package var title: String { (subset.map { "\($0.subset.rawValue) of " } ?? "") + sourceTitle }

  private var sourceTitle: String {
    switch source {
    case .synthetic(let profile, _, let patients, _): "\(patients) \(profile.rawValue)"
    case .files(let files):
      "\(files.patients.map(String.init) ?? "all") of \(files.images.dataset ?? files.images.path)"
    case .labelled(let images): images.title
    }
  }

  /// All images in memory, with a name for each. Throws if a step failed or a file cannot be used.
  package func samples(_ context: StepContext) throws -> (list: SampleList, names: [String]) {
    switch source {
    case .synthetic: return try chosen(synthetic(context))
    case .files(let files): return try chosen(read(context, files))
    case .labelled(let images):
      var (list, names) = try images.samples(context)
      if let contours = images.contours {
        (list, names) = try withAllBorders(list, names, contours)
      }
      for index in list.samples.indices {
        list.samples[index].mask = list.samples[index].mask.map(merged)
      }
      return try chosen((list, names, []))
    }
  }

  /// The approximate number of images; nil if only the files can tell.
  package var count: Int? {
    guard let cohort else { return nil }
    // A stack has about ten slices, a heartbeat thirty frames.
    return cohort.patients * (sampling.slices ?? 10) * (sampling.frames ?? 30)
  }

  /// The number of patients; nil if only the files can tell.
  package var patients: Int? {
    switch source {
    case .synthetic(_, _, let patients, _): patients
    case .files(let files): files.patients
    case .labelled(let images): images.labels.patients.count
    }
  }

  /// The synthetic cohort; nil for other sources.
  package var cohort: SyntheticCohort? {
    guard case .synthetic(let profile, let seed, let patients, let matrix) = source else {
      return nil
    }
    return SyntheticCohort(
      profile: profile, seed: seed, patients: patients, matrix: matrix, sampling: sampling)
  }
}

extension TrainingImages {
  private typealias Images = (list: SampleList, names: [String], areExtreme: [Bool])

  private func synthetic(_ context: StepContext) throws -> Images {
    var samples: [Sample] = []
    var owners: [String] = []
    var names: [String] = []
    var areExtreme: [Bool] = []
    for step in cohort?.images ?? [] {
      let slices = try context.output(of: step)
      for (index, image) in slices.images.enumerated() {
        let (values, labels) = slices.pixels(index)
        samples.append(
          Sample(
            image: Array(values), mask: labels.map(merged), height: slices.rows,
            width: slices.columns))
        owners.append("\(step.number)")
        names.append(image.name)
        areExtreme.append(image.isExtreme)
      }
    }
    return (SampleList(samples, patients: owners), names, areExtreme)
  }

  private func chosen(_ images: Images) throws -> (list: SampleList, names: [String]) {
    guard let subset else { return (images.list, images.names) }
    let rows = try subset.rows(patients: images.list.patients, areExtreme: images.areExtreme)
    return (
      SampleList(
        rows.map { images.list.samples[$0] }, patients: rows.map { images.list.patients[$0] }),
      rows.map { images.names[$0] }
    )
  }

  /// The images whose wall is drawn, if it is a class of its own: elsewhere it would count as
  /// background.
  private func withAllBorders(
    _ list: SampleList, _ names: [String], _ contours: FileReference
  ) throws -> (SampleList, [String]) {
    guard classes > 2 else { return (list, names) }
    let rows = list.samples.indices.filter { list.samples[$0].mask.contains(2) }
    guard !rows.isEmpty else {
      throw StudyError(
        "\(contours) has both contours of no image; write `classes: 2` to learn the cavity alone")
    }
    return (
      SampleList(rows.map { list.samples[$0] }, patients: rows.map { list.patients[$0] }),
      rows.map { names[$0] }
    )
  }

  private func read(_ context: StepContext, _ source: ImageFiles) throws -> Images {
    let images = source.images
    let masks = Set(try context.files(in: source.masks).map(\.path))
    var owned: [FileReference: FileReference] = [:]
    let all = try context.files(in: images).filter { $0.path.hasSuffix(".png") }
    guard !all.isEmpty else { throw StudyError("\(images) holds no PNG images") }
    let files = source.onlyMasked ? all.filter { source.mask(of: $0, among: masks) != nil } : all
    guard !files.isEmpty else {
      throw StudyError("\(source.masks) has no mask of any of the \(all.count) images of \(images)")
    }
    let owners = try files.map { try Self.patient(of: $0, in: images) }
    let chosen = try source.chosen(of: Set(owners))
    var samples: [Sample] = []
    var names: [String] = []
    for (file, owner) in zip(files, owners) where chosen.contains(owner) {
      guard let mask = source.mask(of: file, among: masks) else {
        throw StudyError(
          "\(file) has no mask \(source.masks.appending(file.name(in: images))); `only_masked: true` leaves such images out"
        )
      }
      if let other = owned.updateValue(file, forKey: mask) {
        throw StudyError("\(other) and \(file) have one mask, \(mask); name them apart")
      }
      let image = try GrayImage(png: context.location(of: file))
      let labels = try GrayImage(png: context.location(of: mask))
      guard (image.width, image.height) == (labels.width, labels.height) else {
        throw StudyError("\(file) and its mask have different sizes")
      }
      let known = try self.labels(labels, of: mask)
      guard known.contains(where: { $0 != PixelOverlap.unknown }) else {
        throw StudyError("\(mask) holds nothing but the label to `ignore`; leave the image out")
      }
      samples.append(
        Sample(
          image: image.pixels.map(Float.init), mask: known, height: image.height,
          width: image.width))
      names.append(file.path.split(separator: "/").last.map(String.init) ?? file.path)
    }
    let kept = owners.filter(chosen.contains)
    guard !samples.isEmpty else { throw StudyError("`without` leaves no patient of \(images)") }
    return (SampleList(samples, patients: kept), names, [])
  }

  /// Tissues that a network with fewer classes does not distinguish count as background.
  private func merged(_ raw: UInt8) -> UInt8 {
    if raw == ignored { return PixelOverlap.unknown }
    return Int(raw) < classes ? raw : 0
  }

  /// Labels in foreign masks may mean anything. Many use 255 for the cavity, which must not
  /// silently become background.
  private func labels(_ image: GrayImage, of mask: FileReference) throws -> [UInt8] {
    try image.pixels.map { raw in
      if raw < classes { return UInt8(raw) }
      if let ignored, raw == ignored { return PixelOverlap.unknown }
      throw StudyError(
        "\(mask) holds the label \(raw); `classes: \(classes)` allows 0 to \(classes - 1)"
          + (ignored.map { " and `ignore: \($0)`" } ?? "")
          + "; write 0 for background, 1 for the cavity, 2 for its wall and 3 for the right ventricle,"
          + " with as many `classes`, or name one that counts nowhere as `ignore`")
    }
  }

  /// The patient of a file: the part of its name before `-IM-`, `-frame`, `_frame` or `_slice`,
  /// without the suffix of a series (`12_rot90-frame03.png`). For other names it is the outermost
  /// folder within `images`. Throws if there is none: if each image counted as a patient, the same
  /// heart could be used for training and testing.
  package static func patient(of file: FileReference, in images: FileReference) throws -> String {
    let inside = file.path.dropFirst(images.path.count).split(separator: "/").map(String.init)
    guard let name = inside.last else { throw StudyError("\(file) has no name") }
    let ends = ["-IM-", "-frame", "_frame", "_slice"].compactMap {
      name.range(of: $0)?.lowerBound
    }
    if let end = ends.min(), end > name.startIndex { return SeriesID(String(name[..<end])).name }
    guard inside.count > 1 else {
      throw StudyError(
        "\(file) does not say whose image it is: patients, not images, are drawn; call it PATIENT-frame3.png or the like, or put"
          + " each patient's images in a folder of \(images)")
    }
    return inside[0]
  }
}
