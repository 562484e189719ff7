import CohortTerms
import DICOM
import Foundation
import Imaging

/// Finds the short-axis stack among the images of a study by geometry alone.
///
/// Images of one series, plane and place are a slice. Of the stacks of parallel cine slices the
/// short axis is the one with most places, two at least, where those along the usual axis of hearts
/// count more; stacks along the patient's own axes (scouts, transaxial stacks) only where there is
/// no oblique one, since the heart's axis is oblique. Other sequences in its planes
/// (``SequenceKind``) are none of its slices.
struct ShortAxisSearch {
  private let root: URL
  let headers: [DICOMHeader]
  /// Each image once, and of magnitude and phase the magnitude.
  private var images: [DICOMHeader] = []
  /// Duplicate images with the same header and pixels, each with its original.
  private var copies: [(DICOMHeader, of: DICOMHeader)] = []
  private var phaseImages: [DICOMHeader] = []
  private let grouping: SeriesGrouping
  /// All slices that can be placed, by name.
  private let slices: [CineSlice]

  init(headers: [DICOMHeader], root: URL) {
    self.headers = headers
    self.root = root
    let hasMagnitude = headers.contains { !$0.isPhaseImage }
    var seen: [DICOMHeader: [DICOMHeader]] = [:]
    var pixels: [String: Int] = [:]
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
      } else if let first = seen[content]?.first(where: { Self.isSame($0, header, &pixels) }) {
        copies.append((header, first))
      } else {
        seen[content, default: []].append(header)
        images.append(header)
      }
    }
    let images = images
    let groupings = SeriesGrouping.allCases.lazy.map { grouping in
      (grouping, Self.slices(of: images, by: grouping, root: root))
    }
    (grouping, slices) =
      groupings.first { Self.isCine($0.1, by: $0.0) }
      ?? (.uid, Self.slices(of: images, by: .uid, root: root))
  }

  /// Whether two images with the same header hold the same pixels; unreadable ones count as equal.
  private static func isSame(
    _ first: DICOMHeader, _ second: DICOMHeader, _ known: inout [String: Int]
  ) -> Bool {
    func pixels(_ image: DICOMHeader) -> Int {
      let name = "\(image.path)#\(image.frame)"
      if let own = known[name] { return own }
      let own = (try? image.plane).map(\.hashValue) ?? 0
      known[name] = own
      return own
    }
    return pixels(first) == pixels(second)
  }

  /// Whether a way of grouping images gives cines: for grouping by UID at least some, otherwise
  /// most.
  private static func isCine(_ slices: [CineSlice], by grouping: SeriesGrouping) -> Bool {
    if grouping == .uid { return slices.contains { $0.frames.count > 1 } }
    let cines = slices.filter { slice in
      slice.frames.count > 3
        && PhaseOrder(of: slice.frames).map { $0 != .instanceNumber } ?? false
    }
    return 2 * cines.count > slices.count
  }

  /// The stack, and what is said of the other slices.
  func result(id: String) -> (slices: [CineSlice], dropped: [CurationDecision]) {
    let all = slices
    let kinds = Dictionary(all.map { ($0.name, SequenceKind(of: $0.frames)) }) { first, _ in first }
    var stacks: [[CineSlice]] = []
    for slice in all where slice.frames.count > 1 && kinds[slice.name] == .cine {
      if let index = stacks.firstIndex(where: { abs(Self.cosine($0[0], slice)) > 0.999 }) {
        stacks[index].append(slice)
      } else {
        stacks.append([slice])
      }
    }
    // Among equal stacks the first by name wins.
    stacks.removeAll { Self.places(of: $0) < 2 || Self.isAlongTheAxis($0) }
    guard let highest = stacks.map(Self.rank).max(by: <),
      let stack = stacks.first(where: { Self.rank($0) == highest })
    else {
      let dropped = all.filter { $0.frames.count > 1 }.map { slice in
        removed(slice, kinds[slice.name] ?? .cine, id: id, of: nil)
      }
      return ([], dropped)
    }
    let best = Self.ofOneProtocol(stack)
    let chosen = Set(best.map(\.name))
    let dropped = all.filter { !chosen.contains($0.name) }.map { slice in
      removed(slice, kinds[slice.name] ?? .cine, id: id, of: best[0])
    }
    return (best, dropped)
  }

  /// Whether a few parallel slices all call themselves a view along the heart's axis.
  private static func isAlongTheAxis(_ stack: [CineSlice]) -> Bool {
    places(of: stack) < 6
      && stack.allSatisfy { slice in
        let words = slice.header.sequenceWords
        return ChamberView(words: words) != nil
          && !["sax", "short", "_sa"].contains(where: words.contains)
      }
  }

  /// The log line about a slice outside the stack, of which `usual` is a member; nil if there is no
  /// stack.
  private func removed(
    _ slice: CineSlice, _ kind: SequenceKind, id: String, of usual: CineSlice?
  ) -> CurationDecision {
    let view = ChamberView(words: slice.header.sequenceWords)
    let cosine = usual.map { Self.cosine($0, slice) } ?? 0
    let isParallel = abs(cosine) > 0.999
    let problem: CurationProblem
    let extra: String
    if kind != .cine, slice.frames.count > 1 || usual == nil {
      (problem, extra) = (.otherSequence, kind.rawValue)
    } else if let usual, isParallel, slice.frames.count == 1 {
      (problem, extra) = (.phases, "one image, where others have \(usual.frames.count)")
    } else if let usual, isParallel {
      problem = .otherSequence
      extra =
        "\(slice.header.seriesDescription), where others are \(usual.header.seriesDescription)"
    } else if usual != nil {
      problem = .orientation
      let angle = acos(max(-1, min(1, cosine))) * 180 / .pi
      extra = SliceStack.turned(angle) + (view.map { "; " + $0.rawValue } ?? "")
    } else {
      (problem, extra) = (.orientation, view?.rawValue ?? "a view at one place alone")
    }
    return CurationDecision(
      series: id, problem: problem, resolution: "slice removed", image: slice.name, extra: extra)
  }

  /// The stack of one protocol: without slices of another sequence at, or between, its places. A
  /// protocol is another where its series is called otherwise or has another matrix, and it has
  /// another rhythm, echo time or matrix. Where most of its places are taken, all of it goes.
  private static func ofOneProtocol(_ stack: [CineSlice]) -> [CineSlice] {
    let groups = Dictionary(grouping: stack, by: CineProtocol.init)
    guard groups.count > 1, let usual = usual(of: Array(groups.values)) else { return stack }
    let normal = usual[0].header.orientation?.normal ?? .zero
    let places = usual.compactMap { $0.location(along: normal) }.sorted()
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }.filter { $0 > 0.05 }.sorted()
    guard !gaps.isEmpty else { return stack }
    let near = 0.75 * gaps[gaps.count / 2]
    func isTaken(_ slice: CineSlice) -> Bool {
      slice.location(along: normal).map { place in
        places.contains { abs($0 - place) < near }
      } ?? false
    }
    let own = CineProtocol(of: usual[0])
    let others = groups.filter { $0.key != own }.mapValues { group in
      group.filter { differs($0, usual[0]) }
    }
    let replaced = others.filter { 2 * $0.value.count(where: isTaken) > $0.value.count }.keys
    return stack.filter { slice in
      let protocolOfSlice = CineProtocol(of: slice)
      guard protocolOfSlice != own, differs(slice, usual[0]) else { return true }
      return !replaced.contains(protocolOfSlice) && !isTaken(slice)
    }
  }

  /// The protocol with most places; but where another has nearly as many, one over a single
  /// heartbeat is preferred to real-time images over several, and finer pixels to coarser ones. nil
  /// where two are as good.
  private static func usual(of groups: [[CineSlice]]) -> [CineSlice]? {
    let counts = groups.map(places)
    let most = counts.max() ?? 0
    let able = zip(groups, counts).filter { $1 > 1 && 10 * $1 >= 6 * most }
    let ranked = able.map { group, count in
      (rank: CineProtocol(of: group[0]).rank(of: group), count: count, group: group)
    }
    guard let best = ranked.map(\.rank).min(by: <) else { return nil }
    let candidates = ranked.filter { $0.rank == best }
    let largest = candidates.map(\.count).max()
    let usual = candidates.filter { $0.count == largest }
    return usual.count == 1 ? usual[0].group : nil
  }

  /// Whether two slices are of two sequences by their rhythm, echo time or matrix.
  private static func differs(_ slice: CineSlice, _ usual: CineSlice) -> Bool {
    func differ(_ first: Double?, _ second: Double?) -> Bool {
      guard let first, let second, second != 0 else { return false }
      return abs(first / second - 1) > 0.1
    }
    let (own, other) = (slice.header, usual.header)
    return own.rows != other.rows || own.columns != other.columns
      || differ(own.pixelSpacing?.x, other.pixelSpacing?.x) || differ(own.echoTime, other.echoTime)
      || differ(Double(slice.frames.count), Double(usual.frames.count))
      || differ(slice.timeStep, usual.timeStep)
  }

  /// The log lines about ignored images, one for each kind.
  func leftOut(id: String) -> [CurationDecision] {
    var log = unplaced(id: id)
    if let reason = grouping.reason {
      log.append(
        CurationDecision(
          series: id, problem: .grouping, resolution: reason, image: "", extra: loneSeries))
    }
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

  /// The log lines about images without a possible position, one for each series and location.
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

  /// The log line saying that the study has no cine stack, with the reason if it can be told.
  func noStack(id: String) -> CurationDecision {
    let first = headers.map(\.path).min(by: NaturalOrder.precedes) ?? ""
    return CurationDecision(
      series: id, problem: .noShortAxis, resolution: "study left out",
      image: CineStudy.name(first, under: root),
      extra: "images: \(headers.count)" + (whyNone.map { "; " + $0 } ?? ""))
  }

  private var whyNone: String? {
    let moving = slices.filter { $0.frames.count > 1 }
    if moving.isEmpty { return slices.count > 3 ? loneSeries : nil }
    let kinds = moving.map { SequenceKind(of: $0.frames) }
    if !kinds.contains(.cine) {
      let others = Set(kinds.map(\.rawValue)).sorted().joined(separator: ", ")
      return "no cine; there is \(others)"
    }
    let areParallel = moving.dropFirst().contains { abs(Self.cosine(moving[0], $0)) > 0.999 }
    if areParallel, Self.isAlongTheAxis(moving) { return "all views are along the heart's axis" }
    return "no two parallel slices; a short axis has slices at more than one place"
  }

  /// The remark that each series holds a single image, which suggests that UIDs were replaced.
  private var loneSeries: String {
    let count = Set(images.map(\.seriesUID)).count
    return count == images.count
      ? "\(count) series of one image each: were the UIDs replaced file by file?"
      : "\(count) series of one image of a place each"
  }

  /// All slices that can be placed, by name.
  private static func slices(
    of images: [DICOMHeader], by grouping: SeriesGrouping, root: URL
  ) -> [CineSlice] {
    let placed = images.filter { $0.position != nil && $0.orientation != nil }
    return Dictionary(grouping: placed, by: grouping.key).values
      .flatMap { planes($0).flatMap(places) }
      .compactMap { found -> CineSlice? in
        let frames = found.enumerated().sorted {
          ($0.element.instanceNumber ?? 0, $0.element.frame, $0.offset)
            < ($1.element.instanceNumber ?? 0, $1.element.frame, $1.offset)
        }.map(\.element)
        return frames.first.flatMap {
          // Frames of one file are told apart by their number, from 1.
          let path = CineStudy.name($0.path, under: root)
          return CineSlice(name: $0.frame == 0 ? path : "\(path)#\($0.frame + 1)", frames: frames)
        }
      }.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  /// Images of one series by their directions, within .01 of the first: no bounds that a last digit
  /// may cross. A series has few.
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

  /// Images of one plane by their places: where the next is more than .1 mm further, another slice
  /// begins.
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

  /// How many places the slices lie at: to the millimetre, or to a fraction of thinner slices.
  private static func places(of stack: [CineSlice]) -> Int {
    let header = stack[0].header
    let normal = header.orientation?.normal.normalized ?? .zero
    let unit = min(1, max(0.01, (header.spacingBetweenSlices ?? header.sliceThickness ?? 4) / 4))
    return Set(stack.map { (($0.location(along: normal) ?? 0) / unit).rounded() }).count
  }

  private static func rank(_ stack: [CineSlice]) -> (Int, Double) {
    let normal = stack[0].header.orientation?.normal.normalized ?? .zero
    let isOblique = max(abs(normal.x), abs(normal.y), abs(normal.z)) < 0.97
    let places = places(of: stack)
    guard isOblique && places > 2 else { return (0, Double(places)) }
    let cosine = normal.dot(usualAxis)
    return (1, Double(places) * cosine * cosine)
  }

  /// From the apex to the base most hearts lead to the right, back and up, within 30 degrees.
  private static let usualAxis = SIMD3(-0.62, 0.52, 0.58).normalized
}
