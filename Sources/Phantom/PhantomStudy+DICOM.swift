import CohortTerms
import Foundation
import Imaging

extension PhantomStudy {
  /// Writes all images, `<folder>/<pid>/study/sax_<n>/IM-<series>-<frame>.dcm`, one at a time in
  /// memory. Throws ``FileError``, and what the file system says.
  public func write(to folder: URL) throws {
    let study = folder.appending(path: "\(phantom.patient.id)/study")
    for series in series {
      let place = study.appending(path: series.folder)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let cine = phantom.cine(series.plane)
      for frame in series.frames {
        let image = cine.image(frame: frame, stream: series.stream, noise: series.noise)
        try self.image(image, of: series, frame: frame).write(
          to: place.appending(path: series.file(frame, patient: phantom.patient.number)))
      }
    }
  }

  /// A frame with its header.
  func image(_ plane: Plane, of series: PhantomSeries, frame: Int) -> DICOMImage {
    let patient = phantom.patient
    let scan = patient.scan
    let geometry = series.plane
    var image = DICOMImage(
      rows: plane.rows, columns: plane.columns, pixels: plane.values.map { UInt16($0) })
    image.set(.imageType, .codeString, "ORIGINAL\\PRIMARY\\M")
    image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
    image.set(.sopInstanceUID, .uniqueIdentifier, uid(UInt64(series.number), UInt64(frame + 1)))
    image.set(.modality, .codeString, "MR")
    image.set(.manufacturer, .longString, scan.manufacturer)
    image.set(.seriesDescription, .longString, series.description)
    image.set(.manufacturerModelName, .longString, scan.model)
    image.set(.patientName, .personName, "Phantom^\(patient.id)")
    image.set(.patientID, .longString, patient.id)
    image.set(.patientSex, .codeString, patient.isMale ? "M" : "F")
    image.set(.patientAge, .ageString, patient.ageText)
    image.set(.scanningSequence, .codeString, "GR")
    // Steady state and spoiled, as Siemens writes balanced sequences; spoiled alone.
    image.set(.sequenceVariant, .codeString, scan.field > 5 ? "SP" : "SK\\SP")
    image.set(.mrAcquisitionType, .codeString, "2D")
    image.set(.sliceThickness, [scan.thickness])
    image.set(.repetitionTime, [scan.repetitionTime])
    image.set(.echoTime, [scan.echoTime])
    image.set(.magneticFieldStrength, [scan.field])
    image.set(.spacingBetweenSlices, [scan.sliceDistance])
    let time = Double(frame) * scan.cycle / Double(scan.phases)
    image.set(.triggerTime, [(time * 100).rounded() / 100])
    image.set(.nominalInterval, .integerString, "\(Int(scan.cycle.rounded()))")
    image.set(.heartRate, .integerString, "\(Int((60_000 / scan.cycle).rounded()))")
    image.set(.cardiacNumberOfImages, .integerString, "\(scan.phases)")
    image.set(.flipAngle, [scan.flipAngle])
    image.set(.patientPosition, .codeString, "HFS")
    image.set(.studyInstanceUID, .uniqueIdentifier, uid(0, 0))
    image.set(.seriesInstanceUID, .uniqueIdentifier, uid(UInt64(series.number), 0))
    image.set(.seriesNumber, .integerString, "\(series.number)")
    image.set(.instanceNumber, .integerString, "\(frame + 1)")
    let position = scan.patientPlace(geometry.place(row: 0, column: 0))
    image.set(.imagePositionPatient, [position.x, position.y, position.z])
    let row = scan.patientDirection(geometry.orientation.row)
    let column = scan.patientDirection(geometry.orientation.column)
    image.set(
      .imageOrientationPatient, ImageOrientation(row: row, column: column).cosines)
    image.set(.frameOfReferenceUID, .uniqueIdentifier, uid(1000, 0))
    image.set(.sliceLocation, [geometry.center.z])
    image.set(.pixelSpacing, [geometry.spacing, geometry.spacing])
    let white = (2.1 * PhantomCine.scale * scan.gain).rounded()
    image.set(.windowCenter, [white / 2])
    image.set(.windowWidth, [white])
    // What an MR image must have, and may leave empty.
    for (tag, representation) in Self.unknown { image.set(tag, representation, "") }
    return image
  }

  private static let unknown: [(DICOMTag, DICOMImage.Representation)] = [
    (.studyDate, .date), (.studyTime, .time), (.accessionNumber, .shortString),
    (.referringPhysicianName, .personName), (.patientBirthDate, .date),
    (.scanOptions, .codeString), (.echoTrainLength, .integerString), (.studyID, .shortString),
    (.positionReferenceIndicator, .longString),
  ]

  /// Of a series or an instance, from the seed: below the root of identifiers that are random
  /// numbers.
  private func uid(_ series: UInt64, _ instance: UInt64) -> String {
    let patient = phantom.patient
    let profile = UInt64(PhantomProfile.allCases.firstIndex(of: patient.profile) ?? 0)
    var random = PhantomGenerator(
      seed: patient.seed, 29, profile, UInt64(patient.number), series, instance)
    return "2.25.\(UInt128(random.next()) << 64 | UInt128(random.next()))"
  }
}

extension PhantomPatient {
  /// As headers have it: months below two years.
  var ageText: String {
    let (number, unit) = age < 2 ? (Int(age * 12), "M") : (Int(age), "Y")
    return String(repeating: "0", count: 3 - "\(number)".count) + "\(number)\(unit)"
  }
}
