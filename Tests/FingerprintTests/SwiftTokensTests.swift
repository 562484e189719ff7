import Testing

@testable import fingerprint

@Suite struct SwiftTokensTests {
  private func tokens(_ source: String) -> [String] {
    SwiftTokens(source).tokens.map(String.init)
  }

  @Test func commentsAndWhiteSpaceAreNoCode() {
    let plain = tokens("let a = 1\nlet b = a + 2\n")
    #expect(plain == ["let", "a", "=", "1", "let", "b", "=", "a", "+", "2"])
    #expect(tokens("let a=1 // one\n\n  let b = a /* two /* nested */ */ + 2") == plain)
    #expect(tokens("/// Documentation.\nlet a = 1\r\nlet b = a + 2") == plain)
  }

  @Test func aCommentSeparatesWords() {
    #expect(tokens("a/**/b") == ["a", "b"])
  }

  @Test func textsAreKeptWhole() {
    #expect(tokens(#"let a = "x // y""#) == ["let", "a", "=", #""x // y""#])
    #expect(tokens(#"f("/* no comment */")"#) == ["f", "(", #""/* no comment */""#, ")"])
    #expect(tokens(#""a \" // b" + c"#) == [#""a \" // b""#, "+", "c"])
    #expect(tokens(##"#"a" // b"# // c"##) == [##"#"a" // b"#"##])
    #expect(tokens("\"\"\"\n  two  // spaces\n  \"\"\"") == ["\"\"\"\n  two  // spaces\n  \"\"\""])
    #expect(tokens(#""""#) == [#""""#])
  }

  @Test func whiteSpaceInATextIsCode() {
    #expect(tokens(#""a b""#) != tokens(#""a  b""#))
  }

  @Test func anInterpolationWithTextsIsOneText() {
    for text in [
      #""a \(b["c"] ?? "d") e""#, #""\(n == 1 ? "" : "// s")""#, #""\(f(g(1), ")"))""#,
      ##"#"a \#(b["c"]) \(d "#"##, "\"\"\"\n\\(a(\"// b\"))\n\"\"\"",
    ] {
      #expect(tokens(text + " + f // g") == [text, "+", "f"])
    }
  }

  @Test func namesInInterpolationsAreMentioned() {
    let words = SwiftTokens.words(
      of: SwiftTokens(#"print("the \(mean(of: x)) of y")"#).tokens[...])
    #expect(words.isSuperset(of: ["print", "mean", "of", "x"]))
    #expect(!words.contains("the"))
  }

  @Test func unfinishedSourcesEnd() {
    #expect(tokens("/* open") == [])
    #expect(tokens(#""open"#) == [#""open"#])
    #expect(tokens(#""open\"#) == [#""open\"#])
    #expect(tokens("#") == ["#"])
  }

  @Test func aRegularExpressionIsOneToken() {
    let tokens = SwiftTokens("text.replacing(/[{(`\"]\\/ }/) { 1 }; a / b; c /= d").tokens
    #expect(tokens.contains("/[{(`\"]\\/ }/"))
    #expect(tokens.suffix(3) == ["/", "=", "d"])
    #expect(tokens.contains("b"))
  }
}
