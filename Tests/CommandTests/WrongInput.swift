import Testing

/// A way to make a tiny book wrong, and what is said of it, a line each.
struct WrongInput: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var change: @Sendable (BookFolder) throws -> Void
  var errors: [String]
}
