import CohortTerms
import DICOM
import Foundation
import Imaging
import NIfTI
import NIfTIWriting

extension CuratedSeries {
  /// The header of the image; integers if all source images hold them.
  public var header: NIfTIHeader {
    let isInt16 = slices.allSatisfy { $0.source.frames.allSatisfy(\.isInt16) }
    return NIfTIHeader(
      size: size, affine: affine, timeStep: timeStep / 1000, dataType: isInt16 ? .int16 : .float32,
      text: id)
  }

  /// Whether a rotated version is made as well, because the label network was trained on portrait
  /// images.
  public var isLandscape: Bool { size.x > size.y }

  /// The name of the rotated version.
  public var turnedID: String { id + "_rot90" }

  /// The header of the version rotated by 90 degrees (``PixelGrid/turned()``).
  public var turnedHeader: NIfTIHeader {
    var header = header
    header.size = SIMD4(size.y, size.x, size.z, size.w)
    header.affine = Affine(
      i: affine.j, j: -affine.i, k: affine.k,
      origin: affine.origin + affine.i * Double(size.x - 1))
    return header
  }

  /// Reads, transforms and writes all images, with one frame of each slice in memory.
  ///
  /// An image that cannot be decoded is replaced by the frame before, or if there is none by the
  /// next; the log lines about this are returned. Creates the folders. Throws ``FileError``, and
  /// ``CurationError/undecodable``, before anything is written, if no image of a slice can be
  /// decoded.
  public func write(to url: URL, turned: URL? = nil) throws -> [CurationDecision] {
    header.dataType == .int16
      ? try write(Int16.self, to: url, turned: turned)
      : try write(Float.self, to: url, turned: turned)
  }

  private func write<Value: CuratedVoxel>(
    _ type: Value.Type, to url: URL, turned: URL?
  ) throws -> [CurationDecision] {
    let transforms = slices.map { slice in
      let header = slice.source.header
      return SliceTransform(slice.transform, rows: header.rows, columns: header.columns)
    }
    var log: [CurationDecision] = []
    let reader = FrameReader()
    var frames = try firstFrames(type, through: transforms, by: reader, log: &log)
    for place in [url, isLandscape ? turned : nil] {
      guard let folder = place?.deletingLastPathComponent() else { continue }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let writer = try NIfTIWriter(header, to: url)
    var turnedWriter: NIfTIWriter?
    if let turned, isLandscape { turnedWriter = try NIfTIWriter(turnedHeader, to: turned) }
    for time in 0..<size.w {
      for (index, slice) in slices.enumerated() {
        if slice.isCopy, index > 0, slices[index - 1].source == slice.source {
          frames[index] = frames[index - 1]
        } else if time > 0, slice.framesByPhase[time] != slice.framesByPhase[time - 1] {
          let source = slice.source.frames[slice.framesByPhase[time]]
          do throws(FileError) {
            frames[index] = try Value.frame(of: source, through: transforms[index], by: reader)
          } catch {
            if !slice.isCopy { log.append(unreadable(source, "previous frame copied", error)) }
          }
        }
        try writer.append(stored: frames[index])
        try turnedWriter?.append(stored: frames[index].turned())
      }
    }
    try writer.finish()
    try turnedWriter?.finish()
    return log
  }

  /// The first image of each slice that can be decoded.
  private func firstFrames<Value: CuratedVoxel>(
    _ type: Value.Type, through transforms: [SliceTransform], by reader: FrameReader,
    log: inout [CurationDecision]
  ) throws(CurationError) -> [PixelGrid<Value>] {
    var frames: [PixelGrid<Value>] = []
    var lost: Set<String> = []
    var lines: [CurationDecision] = []
    for (index, slice) in slices.enumerated() {
      if slice.isCopy, index > 0, slices[index - 1].source == slice.source {
        if let below = frames.last { frames.append(below) }
        continue
      }
      var errors: [(DICOMHeader, FileError)] = []
      var frame: PixelGrid<Value>?
      for number in slice.framesByPhase[0]..<slice.source.frames.count where frame == nil {
        let source = slice.source.frames[number]
        do throws(FileError) {
          frame = try Value.frame(of: source, through: transforms[index], by: reader)
        } catch {
          errors.append((source, error))
        }
      }
      if let frame {
        frames.append(frame)
        if let (source, error) = errors.first {
          log.append(unreadable(source, "next frame copied", error))
        }
      } else {
        lost.insert(slice.source.name)
        for (source, error) in errors {
          let line = unreadable(source, "file left out", error)
          // One file may hold all frames.
          if line != lines.last { lines.append(line) }
        }
      }
    }
    guard lost.isEmpty else { throw CurationError.undecodable(lost, lines) }
    return frames
  }

  private func unreadable(
    _ source: DICOMHeader, _ resolution: String, _ error: FileError
  ) -> CurationDecision {
    CurationDecision(
      series: id, problem: .unreadable, resolution: resolution,
      image: CineStudy.name(source.path, under: root), extra: error.reason)
  }
}
