import CohortTerms
import Foundation
import Imaging

/// Finds the short-axis stack among the images of a study by geometry alone.
///
/// Images of one series, plane and place are a slice. Of the stacks of parallel cine slices the short axis is the one with most
/// places, where those along the usual axis of hearts count more; stacks along the patient's own axes (scouts, transaxial stacks) only
/// where there is no oblique one, since the heart's axis is oblique.
struct ShortAxisSearch {
  private let root: URL
  let headers: [DICOMHeader]
  /// Each image once, and of magnitude and phase the magnitude.
  private var images: [DICOMHeader] = []
  /// Images that are there twice, each with the other.
  private var copies: [(DICOMHeader, of: DICOMHeader)] = []
  private var phaseImages: [DICOMHeader] = []

  init(headers: [DICOMHeader], root: URL) {
    self.headers = headers
    self.root = root
    let hasMagnitude = headers.contains { !$0.isPhaseImage }
    var seen: [DICOMHeader: DICOMHeader] = [:]
    for header in headers {
      if header.isPhaseImage && hasMagnitude {
        phaseImages.append(header)
        continue
      }
      // Numbers of instances alone do not tell: some programs give all the same.
      var content = header
      content.path = ""
      if header.instanceUID.isEmpty {
        images.append(header)
      } else if let first = seen[content] {
        copies.append((header, first))
      } else {
        seen[content] = header
        images.append(header)
      }
    }
  }

  /// The stack, and what is said of the other slices.
  func result(id: String) -> (slices: [CineSlice], dropped: [CurationDecision]) {
    let all = slices
    var stacks: [[CineSlice]] = []
    for slice in all where slice.frames.count > 1 {
      if let index = stacks.firstIndex(where: { abs(Self.cosine($0[0], slice)) > 0.999 }) {
        stacks[index].append(slice)
      } else {
        stacks.append([slice])
      }
    }
    // Of equal stacks the first by name.
    guard let highest = stacks.map(Self.rank).max(by: <),
      let best = stacks.first(where: { Self.rank($0) == highest })
    else { return ([], []) }
    let chosen = Set(best.map(\.name))
    let dropped = all.filter { !chosen.contains($0.name) }.map { slice in
      let cosine = Self.cosine(best[0], slice)
      let isParallel = abs(cosine) > 0.999
      return CurationDecision(
        series: id, problem: isParallel ? .phases : .orientation, resolution: "slice removed",
        image: slice.name,
        extra: isParallel
          ? "one image, where others have \(best[0].frames.count)"
          : "angleBetweenNorms:\(acos(max(-1, min(1, cosine))) * 180 / .pi)")
    }
    return (best, dropped)
  }

  /// Images that are not looked at: a line for each kind.
  func leftOut(id: String) -> [CurationDecision] {
    var log = unplaced(id: id)
    if let (copy, first) = copies.first {
      log.append(
        CurationDecision(
          series: id, problem: .repeatedImage, resolution: Self.leftOut(copies.count),
          image: CineStudy.name(copy.path, under: root),
          extra: "the same image as \(CineStudy.name(first.path, under: root))"))
    }
    if let first = phaseImages.first {
      log.append(
        CurationDecision(
          series: id, problem: .otherImage, resolution: Self.leftOut(phaseImages.count),
          image: CineStudy.name(first.path, under: root), extra: "no magnitude"))
    }
    return log
  }

  private static func leftOut(_ count: Int) -> String {
    count == 1 ? "image left out" : "\(count) images left out"
  }

  /// Images that say not where they lie, or where none can: a line for those of one series and location.
  private func unplaced(id: String) -> [CurationDecision] {
    struct Group: Hashable {
      var series: String
      var location: Double?
    }
    let lost = headers.filter { $0.position == nil || $0.orientation == nil }
    return Dictionary(grouping: lost) { Group(series: $0.seriesUID, location: $0.sliceLocation) }
      .values.compactMap { found -> CurationDecision? in
        guard let first = found.min(by: { NaturalOrder.precedes($0.path, $1.path) }) else {
          return nil
        }
        let missing = [
          first.position == nil ? "position" : nil, first.orientation == nil ? "orientation" : nil,
        ].compactMap { $0 }.joined(separator: " and ")
        return CurationDecision(
          series: id, problem: .incomplete,
          resolution: Self.leftOut(found.count),
          image: CineStudy.name(first.path, under: root), extra: "\(missing) missing or impossible")
      }.sorted { NaturalOrder.precedes($0.image, $1.image) }
  }

  /// That no images of the study are a cine stack.
  func noStack(id: String) -> CurationDecision {
    let first = headers.map(\.path).min(by: NaturalOrder.precedes) ?? ""
    return CurationDecision(
      series: id, problem: .noShortAxis, resolution: "study left out",
      image: CineStudy.name(first, under: root), extra: "images: \(headers.count)")
  }

  /// All slices that can be placed, by name.
  private var slices: [CineSlice] {
    let placed = images.filter { $0.position != nil && $0.orientation != nil }
    return Dictionary(grouping: placed, by: \.seriesUID).values
      .flatMap { Self.planes($0).flatMap(Self.places) }
      .compactMap { found -> CineSlice? in
        let frames = found.sorted {
          ($0.instanceNumber ?? 0, $0.frame) < ($1.instanceNumber ?? 0, $1.frame)
        }
        return frames.first.flatMap {
          // Frames of one file are told apart by their number, from 1.
          let path = CineStudy.name($0.path, under: root)
          return CineSlice(name: $0.frame == 0 ? path : "\(path)#\($0.frame + 1)", frames: frames)
        }
      }.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  /// Images of one series by their directions, within .01 of the first: no bounds that a last digit may cross. A series has few.
  private static func planes(_ images: [DICOMHeader]) -> [[DICOMHeader]] {
    var planes: [[DICOMHeader]] = []
    for image in images {
      let own = image.orientation?.cosines ?? []
      let index = planes.suffix(256).firstIndex { plane in
        zip(plane[0].orientation?.cosines ?? [], own).allSatisfy { abs($0 - $1) < 0.01 }
      }
      if let index { planes[index].append(image) } else { planes.append([image]) }
    }
    return planes
  }

  /// Images of one plane by their places: where the next is more than .1 mm further, another slice begins.
  private static func places(_ images: [DICOMHeader]) -> [[DICOMHeader]] {
    let normal = images.first?.orientation?.normal.normalized ?? .zero
    let located = images.enumerated().map { index, image in
      (place: (image.position ?? .zero).dot(normal), index: index, image: image)
    }.sorted { ($0.place, $0.index) < ($1.place, $1.index) }
    var places: [[DICOMHeader]] = []
    var last = -Double.infinity
    for (place, _, image) in located {
      if place - last > 0.1 { places.append([]) }
      places[places.count - 1].append(image)
      last = place
    }
    return places
  }

  private static func cosine(_ a: CineSlice, _ b: CineSlice) -> Double {
    guard let first = a.header.orientation, let second = b.header.orientation else { return 0 }
    return first.normal.normalized.dot(second.normal.normalized)
  }

  private static func rank(_ stack: [CineSlice]) -> (Int, Double) {
    let normal = stack[0].header.orientation?.normal.normalized ?? .zero
    let isOblique = max(abs(normal.x), abs(normal.y), abs(normal.z)) < 0.97
    let places = Set(stack.map { ($0.location(along: normal) ?? 0).rounded() }).count
    guard isOblique && places > 2 else { return (0, Double(places)) }
    let cosine = normal.dot(usualAxis)
    return (1, Double(places) * cosine * cosine)
  }

  /// From the apex to the base most hearts lead to the right, back and up, within 30 degrees.
  private static let usualAxis = SIMD3(-0.62, 0.52, 0.58).normalized
}
