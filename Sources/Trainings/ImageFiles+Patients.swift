import Engine

extension ImageFiles {
  /// Whether both selections certainly share a patient.
  package func surelyShare(with others: ImageFiles) -> Bool {
    // Which images have a mask is known only once the files are read.
    guard images == others.images, masks == others.masks || !(onlyMasked || others.onlyMasked)
    else { return false }
    return drawsAll || others.drawsAll
      || seed == others.seed && Set(without) == Set(others.without)
  }

  private var drawsAll: Bool { without.isEmpty && patients == nil }

  /// The patients whose images these are, as ``TrainingImages`` reads them.
  package func patientsAtHand(_ context: any StepContext) throws -> Set<String> {
    let masks = onlyMasked ? Set(try context.files(in: masks).map(\.path)) : []
    let files = try context.files(in: images).filter {
      $0.path.hasSuffix(".png") && (!onlyMasked || mask(of: $0, among: masks) != nil)
    }
    return try chosen(of: Set(files.map { try TrainingImages.patient(of: $0, in: images) }))
  }
}
