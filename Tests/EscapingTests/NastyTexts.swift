/// What strangers' files hold. Each escaper is tried with all of these.
enum NastyTexts {
  /// Signs that have a meaning in some language.
  static let signs: [Unicode.Scalar] = [
    "\"", "'", "<", ">", "&", "\\", "/", "{", "}", "^", "%", "#", "$", "_", "~", ",", ";", ":", "=",
    "+", "-", "@", "\t", "\n", "\r", " ", "\0", "\u{7}", "\u{8}", "\u{1B}", "\u{7F}", "\u{85}",
    "\u{9B}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}",
  ]

  /// Each sign alone, in a text, twice, and with what joins it into one character with others.
  static let all: [String] =
    signs.flatMap { sign -> [String] in
      let joiners: [Unicode.Scalar] = ["\u{301}", "\u{338}", "\u{FE0F}", "\u{20E3}", "\u{200D}"]
      let alone = ["\(sign)", "a\(sign)b", "\(sign)\(sign)", "\(sign)x"]
      return alone
        + joiners.flatMap { ["a\(sign)\($0)b", "\(sign)\($0)", "\($0)\(sign)x\(sign)\($0)"] }
    } + [
      "\r\n", "a\r\nb", "</script><script>", "]]>", "<!--", "-->", "javascript:x", "java\nscript:x",
      "javascript\u{301}:x", "javascript:\u{301}x", " javascript:x", "data:text/html,x",
      "^^5cinput", "\\csname x\\endcsname", "=HYPERLINK(1)", "=\u{301}1", "\u{301}=1", " =1",
      "\t=1",
      "@SUM(1)", "+1+1", "-1+1", "\u{1B}]0;x\u{7}", "\u{9B}2J", "../x", "..\u{301}/x",
      "..\u{2F}\u{301}x",
      "", " ", "Zähler", "心臓", "👩‍👩‍👧",
    ]
}
