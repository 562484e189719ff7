// The meaning of LaTeX commands: text symbols of the kernel, textcomp and T1 (LaTeX2e for authors;
// encguide), and the mathematics that occurs in titles.
extension LaTeXText {
  /// Combining marks by the name of the accent. Unlike the command, a mark follows its letter.
  static let accents = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "c": "\u{327}",
    "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
    "t": "\u{361}", "h": "\u{309}", "G": "\u{30F}", "U": "\u{30E}", "f": "\u{311}",
    "textcommabelow": "\u{326}", "textogonekcentered": "\u{328}", "dot": "\u{307}",
    "ddot": "\u{308}", "hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}",
    "acute": "\u{301}", "grave": "\u{300}", "check": "\u{30C}", "breve": "\u{306}",
    "mathring": "\u{30A}", "vec": "\u{20D7}", "overline": "\u{305}",
  ]

  /// Accents over nothing, as characters of their own.
  static let alone: [String: String] = ["\u{303}": "~", "\u{302}": "^"]

  static let scripts: [Script: [Unicode.Scalar: Unicode.Scalar]] = [
    .superscript: Dictionary(
      uniqueKeysWithValues: zip("0123456789+-−".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻".unicodeScalars)),
    .subscript: Dictionary(
      uniqueKeysWithValues: zip("0123456789+-−".unicodeScalars, "₀₁₂₃₄₅₆₇₈₉₊₋₋".unicodeScalars)),
  ]

  /// Symbols by the command's name without the backslash.
  static let symbols = letters.merging(signs) { $1 }.merging(textSymbols) { $1 }
    .merging(mathematics) { $1 }

  private static let letters = [
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "textschwa": "ə", "textturncomma": "ʻ", "cprime": "ʹ", "cdprime": "ʺ",
    "textcyrillic": "", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
  ]

  private static let signs = [
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\t": " ",
    "\n": " ", "\r": " ", ",": " ", ";": " ", ":": " ", "!": "", "\\": " ", "-": "", "/": "",
    "@": "", "*": "", "+": "", "(": "", ")": "", "[": "", "]": "", "|": "‖", "S": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "pounds": "£", "copyright": "©", "dots": "…", "ldots": "…",
    "slash": "/", "quad": " ", "qquad": " ", "space": " ", "nobreakspace": "\u{A0}",
    "LaTeX": "LaTeX",
    "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "newline": " ", "linebreak": " ",
    "par": " ", "thinspace": " ", "enspace": " ", "lq": "‘", "rq": "’", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "backslash": "\\", "today": "",
  ]

  private static let textSymbols = [
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": "\"",
    "textquotesingle": "'", "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "textasciigrave": "`", "textasciiacute": "´",
    "textasciidieresis": "¨", "textasciimacron": "¯", "textasciibreve": "˘",
    "textasciicaron": "ˇ", "textasciicircum": "^", "textasciitilde": "~", "textunderscore": "_",
    "textbackslash": "\\", "textbar": "|", "textbardbl": "‖", "textbrokenbar": "¦",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "textdollar": "$", "textsection": "§", "textparagraph": "¶", "textdagger": "†",
    "textdaggerdbl": "‡", "textbullet": "•", "textperiodcentered": "·", "textellipsis": "…",
    "textexclamdown": "¡", "textquestiondown": "¿", "textregistered": "®",
    "texttrademark": "™", "textcopyright": "©", "textservicemark": "℠",
    "textordfeminine": "ª", "textordmasculine": "º", "textdegree": "°", "textcelsius": "℃",
    "textmu": "µ", "textmicro": "µ", "textohm": "Ω", "textmho": "℧", "texteuro": "€",
    "euro": "€", "EUR": "€", "textsterling": "£", "textyen": "¥", "textcent": "¢",
    "textcurrency": "¤", "textflorin": "ƒ", "textwon": "₩", "textpm": "±", "texttimes": "×",
    "textdiv": "÷", "textminus": "−", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textperthousand": "‰", "textpertenthousand": "‱",
    "textnumero": "№", "textestimated": "℮", "textlnot": "¬", "textsurd": "√",
    "textfractionsolidus": "⁄", "textvisiblespace": "␣", "textasteriskcentered": "∗",
    "textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓",
    "textcompwordmark": "", "textsubscripttwo": "₂", "textinterrobang": "‽",
    "textreferencemark": "※", "textmusicalnote": "♪", "checkmark": "✓",
  ]

  private static let mathematics = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "textdelta": "δ", "textkappa": "κ", "textlambda": "λ", "textsigma": "σ",
    "textomega": "ω", "textDelta": "Δ", "textOmega": "Ω",
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "cdots": "⋯", "ast": "∗",
    "star": "⋆", "circ": "∘", "bullet": "•", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "leqslant": "≤", "geqslant": "≥", "ll": "≪", "gg": "≫", "neq": "≠", "ne": "≠",
    "equiv": "≡", "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝",
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫",
    "sqrt": "√", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪",
    "cap": "∩", "setminus": "∖", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬",
    "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
    "perp": "⊥", "parallel": "∥", "mid": "∣", "angle": "∠", "degree": "°", "prime": "′",
    "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "mapsto": "↦", "uparrow": "↑",
    "downarrow": "↓", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "vert": "|", "lvert": "|", "rvert": "|", "colon": ":",
    "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan",
    "max": "max", "min": "min", "arg": "arg", "dim": "dim",
  ]

  /// Commands that change the type and whose argument is text.
  static let silent: Set<String> = [
    "emph", "textit", "textbf", "textsc", "textrm", "texttt", "textsf", "textsl", "textup",
    "textmd", "textnormal", "textulc", "enquote", "mkbibquote", "mkbibemph", "mkbibbold",
    "mkbibitalic", "mkbibacro", "mkbibparens", "mathrm", "mathbf", "mathit", "mathcal",
    "mathbb", "mathsf", "mathtt", "mathfrak", "boldsymbol", "bm", "operatorname", "it", "bf",
    "em", "sc", "rm", "tt", "sf", "sl", "itshape", "bfseries", "scshape", "upshape",
    "slshape", "rmfamily", "sffamily", "ttfamily", "mdseries", "normalfont", "mbox", "hbox",
    "text", "ensuremath", "relax", "protect", "left", "right", "big", "Big", "bigl", "bigr",
    "underline", "uppercase", "MakeUppercase", "lowercase", "MakeLowercase", "nocase",
    "NoCaseChange", "small", "footnotesize", "scriptsize", "tiny", "normalsize", "large",
    "displaystyle", "limits", "nolimits", "ignorespaces", "sloppy", "selectfont", "leavevmode",
    "textgreek", "textlatin", "uline", "newblock", "allowbreak", "nobreak", "break",
    "nolinebreak", "xspace", "null", "/",
  ]

  /// Commands whose argument is not part of the work's text.
  static let wordless: Set<String> = [
    "noopsort", "NOOPSORT", "SortNoop", "switchargs", "textcolor", "color", "hspace", "vspace",
    "hphantom", "vphantom", "phantom", "label", "urlstyle", "selectlanguage", "fontsize",
    "fontfamily", "language",
  ]
}
