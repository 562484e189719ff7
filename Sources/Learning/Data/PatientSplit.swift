import Randomness

/// The split of images into training, validation and test. Patients are kept whole.
public struct PatientSplit: Codable, Hashable, Sendable {
  /// The indices of the training images.
  public var training: [Int]
  /// The indices of the validation images.
  public var validation: [Int]
  /// The indices of the test images.
  public var test: [Int]

  public init(training: [Int], validation: [Int] = [], test: [Int] = []) {
    self.training = training
    self.validation = validation
    self.test = test
  }

  /// Draws the split from a seed; `validation` and `test` are shares of the patients (0...1),
  /// rounded.
  public init(_ source: some ImageSource, validation: Double, test: Double = 0, seed: UInt64) {
    let patients = Set((0..<source.count).map(source.patient)).sorted()
    var stream = RandomStream(seed: seed)
    let order = stream.permutation(patients.count).map { patients[$0] }
    let validationCount = Int((validation * Double(order.count)).rounded())
    let testCount = Int((test * Double(order.count)).rounded())
    let validationPatients = Set(order.prefix(validationCount))
    let testPatients = Set(order.dropFirst(validationCount).prefix(testCount))
    self.init(
      training: [], validation: [], test: [],
      source: source, isValidation: validationPatients.contains, isTest: testPatients.contains)
  }

  /// Splits by the names of the validation and test patients; all others are for training.
  public init(_ source: some ImageSource, validation: Set<String>, test: Set<String> = []) {
    self.init(
      training: [], validation: [], test: [],
      source: source, isValidation: validation.contains, isTest: test.contains)
  }

  private init(
    training: [Int], validation: [Int], test: [Int], source: some ImageSource,
    isValidation: (String) -> Bool, isTest: (String) -> Bool
  ) {
    self.init(training: training, validation: validation, test: test)
    for index in 0..<source.count {
      let patient = source.patient(index)
      if isValidation(patient) {
        self.validation.append(index)
      } else if isTest(patient) {
        self.test.append(index)
      } else {
        self.training.append(index)
      }
    }
  }
}
