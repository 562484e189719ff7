import Foundation
import Imaging

extension DICOMFile {
  /// What the header says of one frame (from 0). Throws ``FileError`` for a file that holds no
  /// image.
  public func header(frame: Int = 0) throws(FileError) -> DICOMHeader {
    guard let rows = integer(.rows), let columns = integer(.columns),
      (1...65535).contains(rows), (1...65535).contains(columns)
    else {
      throw FileError(path: path, reason: Self.isNoImage)
    }
    let format = PixelFormat(self, frame: frame)
    return DICOMHeader(
      path: path, frame: frame,
      studyUID: text(.studyInstanceUID) ?? "", seriesUID: text(.seriesInstanceUID) ?? "",
      instanceUID: text(.sopInstanceUID) ?? "",
      seriesNumber: integer(.seriesNumber), instanceNumber: integer(.instanceNumber),
      seriesDescription: text(.seriesDescription) ?? "", modality: text(.modality) ?? "",
      isPhaseImage: isPhaseImage(frame), rows: rows, columns: columns,
      pixelSpacing: pair(.pixelSpacing, frame), position: position(frame),
      orientation: orientation(frame),
      sliceLocation: number(.sliceLocation, frame: frame),
      sliceThickness: number(.sliceThickness, frame: frame),
      spacingBetweenSlices: number(.spacingBetweenSlices, frame: frame),
      triggerTime: triggerTime(frame),
      frameTime: number(.frameTime, frame: frame),
      heartInterval: number(.nominalInterval, frame: frame)
        ?? number(.rrIntervalTimeNominal, frame: frame),
      temporalPosition: integer(.temporalPositionIdentifier, frame: frame)
        ?? integer(.temporalPositionIndex, frame: frame),
      cyclePercentage: number(.nominalPercentageOfCardiacPhase, frame: frame),
      acquisitionTime: seconds(.acquisitionTime, frame)
        ?? seconds(.frameAcquisitionDateTime, frame) ?? seconds(.acquisitionDateTime, frame),
      contentTime: seconds(.contentTime, frame),
      acquisitionNumber: integer(.acquisitionNumber, frame: frame),
      gating: text(.cardiacSynchronizationTechnique, frame: frame) ?? "",
      inversionTime: number(.inversionTime, frame: frame), sequenceWords: sequenceWords(frame),
      cardiacNumberOfImages: integer(.cardiacNumberOfImages),
      patientID: text(.patientID) ?? "", patientSex: text(.patientSex) ?? "",
      patientAge: text(.patientAge) ?? "",
      manufacturer: text(.manufacturer) ?? "", model: text(.manufacturerModelName) ?? "",
      magneticFieldStrength: number(.magneticFieldStrength),
      echoTime: number(.echoTime, frame: frame) ?? number(.effectiveEchoTime, frame: frame),
      repetitionTime: number(.repetitionTime, frame: frame),
      unreadableCompression: unreadableCompression, isInt16: format?.isInt16 ?? false,
      hasImpossibleScale: format?.hasImpossibleScale ?? false,
      nativePixels: format.flatMap { NativePixels(self, format: $0) })
  }

  /// The headers of all frames, in the file's order.
  public func headers() throws(FileError) -> [DICOMHeader] {
    var headers: [DICOMHeader] = []
    for frame in 0..<min(frameCount, mostFrames) { headers.append(try header(frame: frame)) }
    return headers
  }

  /// A damaged count costs neither memory nor time: no frame fits in fewer bytes of the file.
  private var mostFrames: Int {
    guard frameCount > 1 else { return 1 }
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    let size = try? FileManager.default.attributesOfItem(atPath: real)[.size] as? Int
    return max(1, min(1 << 20, (size ?? 0) / 64))
  }

  private var unreadableCompression: String? {
    if case .unsupported(let name) = compression { return name }
    return nil
  }

  /// What names the sequence of a frame.
  private func sequenceWords(_ frame: Int) -> String {
    let tags: [DICOMTag] = [
      .imageType, .frameType, .seriesDescription, .protocolName, .acquisitionContrast, .tagging,
    ]
    return tags.compactMap { frameText($0, frame: frame)?.lowercased() }.joined(separator: " | ")
  }

  /// A time, or the time of a date and time, in seconds since midnight.
  private func seconds(_ tag: DICOMTag, _ frame: Int) -> Double? {
    guard let text = text(tag, frame: frame) else { return nil }
    let isDateTime = tag == .frameAcquisitionDateTime || tag == .acquisitionDateTime
    let time = isDateTime ? text.dropFirst(8) : text[...]
    let digits = time.prefix { $0.isNumber || $0 == "." || $0 == ":" }.filter { $0 != ":" }
    let whole = digits.prefix { $0 != "." }
    guard whole.count == 6 || whole.count == 4 || whole.count == 2,
      let hours = Double(whole.prefix(2))
    else { return nil }
    let minutes = Double(whole.dropFirst(2).prefix(2)) ?? 0
    let rest = whole.count == 6 ? Double(digits.dropFirst(4)) ?? 0 : 0
    return hours * 3600 + minutes * 60 + rest
  }

  /// In ms since the R wave, or since the first of the times of an enhanced file.
  private func triggerTime(_ frame: Int) -> Double? {
    number(.triggerTime, frame: frame) ?? number(.nominalCardiacTriggerDelayTime, frame: frame)
      ?? number(.actualCardiacTriggerDelayTime, frame: frame)
      ?? number(.temporalPositionTimeOffset, frame: frame).map { $0 * 1000 }
  }

  /// What the type of an enhanced frame, else of the image, says after its first two words, or the
  /// component of a complex one.
  private func isPhaseImage(_ frame: Int) -> Bool {
    let type = frameText(.frameType, frame: frame) ?? text(.imageType) ?? ""
    let words = type.split(separator: "\\", omittingEmptySubsequences: false)
    let component = frameText(.complexImageComponent, frame: frame) ?? ""
    let kinds = words.dropFirst(2).map(String.init) + [component]
    let others: Set = [
      "P", "PHASE", "PHASE MAP", "R", "REAL", "I", "IMAGINARY", "VELOCITY", "VELOCITY MAP",
    ]
    return kinds.contains(where: others.contains)
  }
}

extension DICOMFile {
  fileprivate func pair(_ tag: DICOMTag, _ frame: Int) -> SIMD2<Double>? {
    guard let values = numbers(tag, frame: frame), values.count == 2 else { return nil }
    return SIMD2(values[0], values[1])
  }

  /// nil as well where it is beyond any scanner's room: more than 100 m away.
  fileprivate func position(_ frame: Int) -> SIMD3<Double>? {
    triple(.imagePositionPatient, frame).flatMap { $0.length < 1e5 ? $0 : nil }
  }

  /// nil as well where it cannot be.
  fileprivate func orientation(_ frame: Int) -> ImageOrientation? {
    numbers(.imageOrientationPatient, frame: frame).flatMap(ImageOrientation.init)
      .flatMap { $0.isPossible ? $0 : nil }
  }

  private func triple(_ tag: DICOMTag, _ frame: Int) -> SIMD3<Double>? {
    guard let values = numbers(tag, frame: frame), values.count == 3 else { return nil }
    return SIMD3(values[0], values[1], values[2])
  }
}
