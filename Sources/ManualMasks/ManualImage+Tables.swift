import Engine
import StudyTerms
import Tables

extension [ManualImage] {
  /// The images that a table names, line by line. Throws ``TableError`` if a name is no image's,
  /// occurs twice, or if a frame lacks a slice that the patient's other frames have: slices count
  /// from 0, and every segmented frame has all of them.
  package init(names: [String], of file: FileReference) throws {
    self = try names.enumerated().map { row, name in
      guard let image = ManualImage(name: name) else {
        throw TableError.malformed(
          file: file.description, line: row + 2, "“\(name)” is not the name of a mask")
      }
      return image
    }
    var known: Set<ManualImage> = []
    for (row, image) in enumerated() where !known.insert(image).inserted {
      throw TableError.malformed(
        file: file.description, line: row + 2, "the image \(image.fileName) stands twice")
    }
    for (patient, images) in Dictionary(grouping: self, by: \.patient).sorted(by: {
      $0.key < $1.key
    }) {
      for frame in Set(images.map(\.frame)).sorted() {
        for slice in 0...(images.map(\.slice).max() ?? 0) {
          let image = ManualImage(patient: patient, frame: frame, slice: slice)
          guard !known.contains(image) else { continue }
          throw TableError.damaged(
            file: file.description, "the image \(image.fileName) is missing, in a stack of others")
        }
      }
    }
  }

  /// The images of the frames that ``ManualFrames`` found.
  package init(frames: [ManualFrame]) {
    self = frames.flatMap { frame in
      (0..<frame.slices).map {
        ManualImage(patient: frame.patient, frame: frame.frame, slice: $0)
      }
    }
  }

  /// Throws ``StudyError`` unless both tables list the same images.
  package func refuseOthers(
    than others: [ManualImage], of file: FileReference, and otherFile: FileReference
  ) throws {
    for (images, lacking, having) in [(others, file, otherFile), (self, otherFile, file)] {
      let own = Set(lacking == file ? self : others)
      guard let image = images.filter({ !own.contains($0) }).min() else { continue }
      let isWhole = !own.contains { $0.patient == image.patient }
      throw StudyError(
        "\(lacking): "
          + (isWhole ? "patient \(image.patient)" : "the image \(image.fileName)")
          + " is missing, which \(having) has")
    }
  }

  /// The first of these numbers that no image has, with the option that names it. `frames` and
  /// `slices` apply to all the `patients`; an empty list of patients means all of them.
  package func refusal(
    patients: [Int], frames: [Int], slices: [Int]
  ) -> (option: String, sentence: String)? {
    func sentence(_ what: String, _ known: some Sequence<Int>) -> String {
      let list = Set(known).sorted().map(String.init).joined(separator: ", ")
      return "there are no manual masks of \(what) (known: \(list))"
    }
    let drawn = Set(map(\.patient))
    if let patient = patients.first(where: { !drawn.contains($0) }) {
      return ("patients", sentence("patient \(patient)", drawn))
    }
    for patient in patients.isEmpty ? drawn.sorted() : patients {
      let own = filter { $0.patient == patient }
      if let frame = frames.first(where: { frame in !own.contains { $0.frame == frame } }) {
        return ("frames", sentence("frame \(frame) of patient \(patient)", own.map(\.frame)))
      }
      if let slice = slices.first(where: { slice in !own.contains { $0.slice == slice } }) {
        return ("slices", sentence("slice \(slice) of patient \(patient)", own.map(\.slice)))
      }
    }
    return nil
  }
}
