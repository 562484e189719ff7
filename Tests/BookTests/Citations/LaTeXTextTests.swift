import Testing

@testable import Book

@Suite struct LaTeXTextTests {
  @Test(
    arguments: [
      (#"{\"u}\"{o}\"a{\'{e}}"#, "üöaé".replacing("a", with: "ä")),
      (#"Bj{\o}rn \O{}re \AA ngstr\"om"#, "Bjørn Øre Ångström"),
      (#"na{\"\i}ve \v{s}\c{c}\~n\`{a}\^{\i}"#, "naïve šçñàî"),
      (#"Stra{\ss}e {\L}{\'o}d{\'z}"#, "Straße Łódź"),
      ("1--5 a---b a-b", "1–5 a—b a-b"), ("``a'' `b' c's", "“a” ‘b’ c’s"),
      (##"A \& B 5\% \$1 \#2 a\_b \{x\}"##, "A & B 5% $1 #2 a_b {x}"),
      (#"$T_2$ $\alpha^{10}$ 7~T $\pm$ H$_2$O"#, "T₂ α¹⁰ 7\u{A0}T ± H₂O"),
      (#"\emph{a {B} c} \textbf{d}"#, "a B c d"), ("a\n  b", "a b"), (#"trailing\"#, "trailing"),
      (#"\'"#, ""), ("größe", "größe"),
    ])
  func becomesUnicode(_ latex: String, _ text: String) {
    #expect(LaTeXText(latex).text == text)
    #expect(LaTeXText(latex).unknown.isEmpty)
  }

  @Test func accentsStandOnAccentsHoweverMany() {
    #expect(LaTeXText(#"\'{\"{u}} \'\^a \v\o x"#).text == "ǘ ấ ø\u{30C}x")
    let many = LaTeXText(String(repeating: #"\'"#, count: 30_000) + "x").text
    #expect(many.unicodeScalars.count == 30_001)
  }

  @Test func unknownCommandsAreNamed() {
    #expect(LaTeXText(#"\foo{a} \bar"#).unknown == ["foo", "bar"])
    #expect(LaTeXText(#"\foo{a} \bar"#).text == "a")
  }
}
