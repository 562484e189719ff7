/// The commands of TeX and amsmath that stand for one sign.
enum MathSymbols {
  /// Letters: shown italic where they are small, upright where capital, as TeX does with Greek.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ℏ", "imath": "ı", "jmath": "ȷ", "wp": "℘",
    "partial": "∂", "nabla": "∇", "infty": "∞", "aleph": "ℵ", "emptyset": "∅", "varnothing": "∅",
    "Re": "ℜ", "Im": "ℑ", "top": "⊤", "bot": "⊥", "angle": "∠", "degree": "°", "S": "§",
    "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "forall": "∀", "exists": "∃",
    "nexists": "∄", "prime": "′", "square": "□", "checkmark": "✓", "dag": "†", "ddag": "‡",
    "dagger": "†", "ddagger": "‡", "triangle": "△",
  ]

  /// What is shown upright: capital Greek and signs.
  static func isUpright(_ letter: String) -> Bool {
    guard let scalar = letter.unicodeScalars.first else { return true }
    return !(0x3b1...0x3f6).contains(scalar.value) && !["ı", "ȷ", "ℓ", "∂"].contains(letter)
  }

  static let signs: [String: (String, MathClass)] = [
    "pm": ("±", .binary), "mp": ("∓", .binary), "times": ("×", .binary), "div": ("÷", .binary),
    "cdot": ("⋅", .binary), "ast": ("∗", .binary), "star": ("⋆", .binary), "circ": ("∘", .binary),
    "bullet": ("∙", .binary), "oplus": ("⊕", .binary), "ominus": ("⊖", .binary),
    "otimes": ("⊗", .binary), "odot": ("⊙", .binary), "cap": ("∩", .binary),
    "cup": ("∪", .binary), "setminus": ("∖", .binary), "wedge": ("∧", .binary),
    "land": ("∧", .binary), "vee": ("∨", .binary), "lor": ("∨", .binary),
    "leq": ("≤", .relation), "le": ("≤", .relation), "geq": ("≥", .relation),
    "ge": ("≥", .relation), "neq": ("≠", .relation), "ne": ("≠", .relation),
    "lt": ("<", .relation), "gt": (">", .relation), "ll": ("≪", .relation),
    "gg": ("≫", .relation), "approx": ("≈", .relation), "sim": ("∼", .relation),
    "simeq": ("≃", .relation), "cong": ("≅", .relation), "equiv": ("≡", .relation),
    "propto": ("∝", .relation), "in": ("∈", .relation), "notin": ("∉", .relation),
    "ni": ("∋", .relation), "subset": ("⊂", .relation), "subseteq": ("⊆", .relation),
    "supset": ("⊃", .relation), "supseteq": ("⊇", .relation), "mid": ("∣", .relation),
    "parallel": ("∥", .relation), "perp": ("⊥", .relation), "to": ("→", .relation),
    "rightarrow": ("→", .relation), "leftarrow": ("←", .relation), "gets": ("←", .relation),
    "leftrightarrow": ("↔", .relation), "Rightarrow": ("⇒", .relation),
    "Leftarrow": ("⇐", .relation), "Leftrightarrow": ("⇔", .relation),
    "implies": ("⟹", .relation), "iff": ("⟺", .relation), "mapsto": ("↦", .relation),
    "uparrow": ("↑", .relation), "downarrow": ("↓", .relation),
    "longrightarrow": ("⟶", .relation), "hookrightarrow": ("↪", .relation),
    "models": ("⊨", .relation), "vdash": ("⊢", .relation), "prec": ("≺", .relation),
    "succ": ("≻", .relation), "asymp": ("≍", .relation), "doteq": ("≐", .relation),
    "coloneqq": ("≔", .relation), "colon": (":", .punctuation), "neg": ("¬", .ordinary),
    "lnot": ("¬", .ordinary), "ldots": ("…", .punctuation), "dots": ("…", .punctuation),
    "cdots": ("⋯", .ordinary), "vdots": ("⋮", .ordinary), "ddots": ("⋱", .ordinary),
    "sum": ("∑", .largeOperator), "prod": ("∏", .largeOperator), "coprod": ("∐", .largeOperator),
    "int": ("∫", .largeOperator), "iint": ("∬", .largeOperator), "iiint": ("∭", .largeOperator),
    "oint": ("∮", .largeOperator), "bigcap": ("⋂", .largeOperator),
    "bigcup": ("⋃", .largeOperator), "bigoplus": ("⨁", .largeOperator),
    "bigotimes": ("⨂", .largeOperator), "bigvee": ("⋁", .largeOperator),
    "bigwedge": ("⋀", .largeOperator),
  ]

  static let delimiters: [String: (String, MathClass)] = [
    "{": ("{", .opening), "}": ("}", .closing), "lbrace": ("{", .opening),
    "rbrace": ("}", .closing), "langle": ("⟨", .opening), "rangle": ("⟩", .closing),
    "lfloor": ("⌊", .opening), "rfloor": ("⌋", .closing), "lceil": ("⌈", .opening),
    "rceil": ("⌉", .closing), "lvert": ("|", .opening), "rvert": ("|", .closing),
    "lVert": ("‖", .opening), "rVert": ("‖", .closing), "vert": ("|", .ordinary),
    "|": ("‖", .ordinary), "Vert": ("‖", .ordinary), "lbrack": ("[", .opening),
    "rbrack": ("]", .closing), "backslash": ("\\", .ordinary),
  ]

  /// Characters that stand for a sign by themselves.
  static let characters: [Character: (String, MathClass)] = [
    "+": ("+", .binary), "-": ("−", .binary), "−": ("−", .binary), "*": ("∗", .binary),
    "/": ("/", .ordinary), "=": ("=", .relation), "<": ("<", .relation), ">": (">", .relation),
    ":": (":", .relation), "(": ("(", .opening), ")": (")", .closing), "[": ("[", .opening),
    "]": ("]", .closing), "|": ("|", .ordinary), ",": (",", .punctuation),
    ";": (";", .punctuation), "!": ("!", .closing), "?": ("?", .closing), ".": (".", .ordinary),
    "±": ("±", .binary), "×": ("×", .binary), "·": ("⋅", .binary), "÷": ("÷", .binary),
    "≤": ("≤", .relation), "≥": ("≥", .relation), "≠": ("≠", .relation), "≈": ("≈", .relation),
    "→": ("→", .relation), "∈": ("∈", .relation), "∑": ("∑", .largeOperator),
    "∏": ("∏", .largeOperator), "∫": ("∫", .largeOperator), "∩": ("∩", .binary),
    "∪": ("∪", .binary),
  ]

  /// With its limits below in display, or not.
  static let functions: [String: Bool] = [
    "arccos": false, "arcsin": false, "arctan": false, "arg": false, "cos": false, "cosh": false,
    "cot": false, "coth": false, "csc": false, "deg": false, "det": true, "dim": false,
    "exp": false, "gcd": true, "hom": false, "inf": true, "ker": false, "lg": false, "lim": true,
    "liminf": true, "limsup": true, "ln": false, "log": false, "max": true, "min": true,
    "Pr": true, "sec": false, "sin": false, "sinh": false, "sup": true, "tan": false,
    "tanh": false,
  ]

  /// The mark, whether it stretches, whether it stands below.
  static let accents: [String: (mark: String, isWide: Bool, isUnder: Bool)] = [
    "hat": ("^", false, false), "widehat": ("^", true, false), "bar": ("¯", false, false),
    "overline": ("¯", true, false), "tilde": ("~", false, false), "widetilde": ("~", true, false),
    "vec": ("→", false, false), "dot": ("˙", false, false), "ddot": ("¨", false, false),
    "check": ("ˇ", false, false), "breve": ("˘", false, false), "acute": ("´", false, false),
    "grave": ("`", false, false), "mathring": ("˚", false, false),
    "overrightarrow": ("→", true, false), "overleftarrow": ("←", true, false),
    "underline": ("_", true, true), "overbrace": ("⏞", true, false),
    "underbrace": ("⏟", true, true),
  ]

  /// In em.
  static let spaces: [String: Double] = [
    ",": 3 / 18, "thinspace": 3 / 18, ":": 4 / 18, ">": 4 / 18, "medspace": 4 / 18, ";": 5 / 18,
    "thickspace": 5 / 18, "!": -3 / 18, "negthinspace": -3 / 18, "quad": 1, "qquad": 2, " ": 0.25,
    "enspace": 0.5,
  ]

  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathit": .italic, "mathnormal": .italic,
    "mathbf": .bold, "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbb": .blackboard,
    "mathcal": .script, "mathscr": .script, "mathfrak": .fraktur, "mathsf": .sans,
    "mathtt": .monospace,
  ]

  /// Negated relations that have a sign of their own.
  static let negations: [String: String] = [
    "=": "≠", "∈": "∉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "⊂": "⊄", "⊆": "⊈", "≈": "≉",
    "∼": "≁", "≡": "≢", "∣": "∤", "∃": "∄", "→": "↛",
  ]

  /// Heights of delimiters in em.
  static let sizes: [String: Double] = ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0]

  /// All commands that are known, for suggestions.
  static let all: [String] =
    (Array(letters.keys) + signs.keys + delimiters.keys + functions.keys + accents.keys
    + spaces.keys + alphabets.keys + FormulaParser.commands).sorted()
}
