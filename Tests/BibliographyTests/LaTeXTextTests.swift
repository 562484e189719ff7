import Testing

@testable import Bibliography

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
      (
        #"{\DH}or{\dh}evi{\'c} {\TH}orsson {\NG}uro Nguy{\~{\^e}}n V{\u a}n {\c{S}}tef"#,
        "Ðorðević Þorsson Ŋuro Nguyễn Văn Ştef"
      ),
      (
        #"{\v{Z}}ivko {\'A}rni \H{o} \k a \r{u} \d{s} \b{d} \=a \.z \t{oo} \textcommabelow{t}"#,
        "Živko Árni ő ą ů ṣ ḏ ā ż o\u{361}o ț"
      ),
      (
        #"p\textless{}0.05 \textgreater{} \S 3 \P\ \dag \pounds5 \textdegree C \texteuro"#,
        "p<0.05 > §3 ¶ †£5 °C €"
      ),
      (
        #"\textsuperscript{18}F-FDG 1\textsuperscript{st} CO\textsubscript{2} x\textsuperscript 2"#,
        "¹⁸F-FDG 1st CO₂ x²"
      ),
      (
        #"a\~{}b \^{} x\,y \LaTeX{} ?`Qu\'e? \guillemotleft a\guillemotright"#,
        "a~b ^ x y LaTeX ¿Qué? «a»"
      ),
      (#"{\noopsort{1973b}}1973 \textcolor{red}{a} {\em b} {\bf c}"#, "1973 a b c"),
      ("{\u{301}a} \"b\" tab\tx", "\u{301}a \"b\" tab x"), ("a\u{0}b\u{FFFF}c", "abc"),
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

  @Test func addressesAreLinks() {
    let latex = #"See \url{https://a.de/~b--c_d%20e} or \href{http://x\_y}{the \'e page}."#
    #expect(
      LaTeXText(latex).parts == [
        .text("See "), .link("https://a.de/~b--c_d%20e", destination: "https://a.de/~b--c_d%20e"),
        .text(" or "), .link("the é page", destination: "http://x_y"), .text("."),
      ])
  }

  @Test func unknownCommandsAreNamed() {
    #expect(LaTeXText(#"\foo{a} \baz"#).unknown == ["foo", "baz"])
    #expect(LaTeXText(#"\foo{a} \baz"#).text == "a")
  }
}
