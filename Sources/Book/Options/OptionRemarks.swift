import Markup

/// Oddities of options that are not mistakes. They become warnings, and the block is still made.
final class OptionRemarks {
  fileprivate(set) var list: [OptionError] = []
}

extension CodingUserInfoKey {
  static let optionRemarks: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.optionRemarks") else {
      preconditionFailure("a coding key is made from any text")
    }
    return key
  }()
}

extension Decoder {
  /// Notes a sentence about an option, which is reported as a warning at the option's place.
  public func remark(on option: some CodingKey, _ sentence: String) {
    guard let decoder = self as? OptionsDecoder,
      let remarks = userInfo[.optionRemarks] as? OptionRemarks
    else { return }
    let node = decoder.node.key(at: [option]) ?? decoder.node
    remarks.list.append(OptionError(node, sentence, codingPath + [option]))
  }
}
