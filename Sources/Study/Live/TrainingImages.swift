import Book
import CohortTerms
import Cohorts
import Engine
import Foundation
import Imaging
import Labels
import Learning
import Phantom
import StudyTerms

/// Images with masks that a network learns from, or is tested on.
///
/// An author writes `{phantom: challenge, patients: 12, seed: 3, matrix: 96}`: slices of synthetic patients at end-diastole and end-systole;
/// or `{images: own/images, masks: own/masks, patients: 7}`: PNG files of the same names in two folders (``ImageFiles``; with `only_masked: true` those that have a mask), of so many patients (all
/// where it says nothing); or `{cohort: {folder: own/dicom}, labels: {data: ...}, confidence: 0.1}`: a cohort that is curated, with the
/// labels of a network, of the series whose volumes agree with those that are known. A file's patient is told by its name or folder (``patient(of:in:)``). The labels are 0 background,
/// 1 cavity of the left ventricle, 2 its wall, 3 right ventricle. Of hearts that are synthetic or labelled here, those from `classes` on
/// count as background; a file of masks holds no others than the classes and the one to `ignore`.
struct TrainingImages: Codable, Hashable, Sendable {
  enum Source: Codable, Hashable, Sendable {
    case synthetic(profile: PhantomProfile, seed: UInt64, patients: Int, matrix: Int)
    case files(ImageFiles)
    indirect case labelled(LabelledImages)
  }

  var source: Source
  /// Background included.
  var classes: Int
  /// Of synthetic patients.
  var sampling = CineSampling()
  /// Only these of the images; nil for all.
  var subset: ImageSubset?
  /// A label of the masks that becomes ``PixelOverlap/unknown``; nil for none.
  var ignored: UInt8?

  init(
    source: Source, classes: Int, sampling: CineSampling = CineSampling(),
    subset: ImageSubset? = nil, ignored: UInt8? = nil
  ) {
    self.source = source
    self.classes = classes
    self.sampling = sampling
    self.subset = subset
    self.ignored = ignored
  }

  init(_ options: Options, classes: Int = 3, ignored: UInt8? = nil) {
    self.init(
      source: options.source, classes: classes, sampling: options.sampling, ignored: ignored)
  }

  var inputs: [any Step] {
    if case .labelled(let images) = source { images.inputs } else { [] }
  }
  var files: [FileReference] {
    switch source {
    case .synthetic: []
    case .files(let files): [files.images, files.masks]
    case .labelled(let images): images.files
    }
  }

  /// As tables call them: `12 challenge`, `7 of own/images`, `v3 of 8 seven-tesla`.
  var title: String { (subset.map { "\($0.subset.rawValue) of " } ?? "") + sourceTitle }

  private var sourceTitle: String {
    switch source {
    case .synthetic(let profile, _, let patients, _): "\(patients) \(profile.rawValue)"
    case .files(let files):
      "\(files.patients.map(String.init) ?? "all") of \(files.images.dataset ?? files.images.path)"
    case .labelled(let images): images.title
    }
  }

  /// All images, in memory, with a name for each.
  func samples(_ context: StepContext) throws -> (list: SampleList, names: [String]) {
    switch source {
    case .synthetic: return try chosen(synthetic())
    case .files(let files): return try chosen(read(context, files))
    case .labelled(let images):
      var (list, names) = try images.samples(context)
      for index in list.samples.indices {
        list.samples[index].mask = list.samples[index].mask.map(merged)
      }
      return try chosen((list, names, []))
    }
  }

  /// About how many images there are; nil where only the files tell.
  var count: Int? {
    guard let cohort else { return nil }
    // A stack has about ten slices, a heartbeat thirty frames.
    return cohort.patients * (sampling.slices ?? 10) * (sampling.frames ?? 30)
  }

  /// How many there are; nil where only the files tell.
  var patients: Int? {
    switch source {
    case .synthetic(_, _, let patients, _): patients
    case .files(let files): files.patients
    case .labelled(let images): images.labels.patients.count
    }
  }

  /// The patients and their images, where they are synthetic.
  var cohort: SyntheticCohort? {
    guard case .synthetic(let profile, let seed, let patients, let matrix) = source else {
      return nil
    }
    return SyntheticCohort(
      profile: profile, seed: seed, patients: patients, matrix: matrix, sampling: sampling)
  }
}

extension TrainingImages {
  private typealias Images = (list: SampleList, names: [String], areExtreme: [Bool])

  private func synthetic() -> Images {
    var samples: [Sample] = []
    var owners: [String] = []
    var names: [String] = []
    var areExtreme: [Bool] = []
    cohort?.forEachImage { scene in
      samples.append(scene.sample(merged))
      owners.append("\(scene.image.volunteer.number)")
      names.append(scene.name)
      areExtreme.append(scene.isExtreme)
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

  /// Tissues that a network of fewer classes does not tell apart are background to it.
  private func merged(_ raw: UInt8) -> UInt8 {
    if raw == ignored { return PixelOverlap.unknown }
    return Int(raw) < classes ? raw : 0
  }

  /// What others wrote may mean anything: 255 is the cavity to many, so that nothing else is background.
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

  /// What stands before `-IM-`, `-frame`, `_frame` or `_slice`, without what tells the series of a patient apart
  /// (`12_rot90-frame03.png`); of other names the outermost folder within `images`. Throws where there is none: if each image counted
  /// as a patient, one heart could be learnt and tested on.
  static func patient(of file: FileReference, in images: FileReference) throws -> String {
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
