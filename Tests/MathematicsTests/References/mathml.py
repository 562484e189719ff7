"""Skeletons of formulas by math-core 0.9 (PyPI), an independent converter from TeX to MathML: `python mathml.py > mathml.tsv`.

A skeleton has the texts of all leaves and the elements that place them; rows, spaces and attributes are left out. Where math-core
chooses another sign for the same thing, it is replaced by ours (ALIKE): accents by their spacing forms, three dots by one sign.
"""
import html
import re
import xml.etree.ElementTree as ET

from math_core import LatexToMathML

FORMULAS = r"""
x
x_1
x^2
x_i^2
x^{a+b}
{x_1}_2
2x+1
-x
a=-b
a-b
a \cdot b \times c
a \pm 1.96\,s
\bar d \pm 1.96\,s_d
\frac{a}{b}
\frac12
\dfrac{a}{b}
\frac{2|A\cap B|}{|A|+|B|}
\mathrm{EF}=\frac{\mathrm{EDV}-\mathrm{ESV}}{\mathrm{EDV}}
\sqrt{x}
\sqrt[3]{x+1}
\sqrt2
\sum_{i=1}^n x_i
\prod_{k} a_k
\int_0^\infty f(x)\,dx
\int\limits_a^b f
\lim_{n\to\infty} a_n
\max_{i} x_i
\log x
\exp(-x^2)
\alpha+\beta=\Gamma
\theta_{t+1}=\theta_t-\eta\nabla L
\varepsilon>0
\hat{y}
\tilde{x}
\vec{v}
\dot{x}
\ddot{x}
\left(\frac{a}{b}\right)
\left[x\right)
\left|\frac{a}{b}\right|
\left\{x\right\}
\left.\frac{a}{b}\right|
\begin{matrix}a&b\\c&d\end{matrix}
\begin{pmatrix}a&b\\c&d\end{pmatrix}
\begin{bmatrix}1\\2\end{bmatrix}
\begin{cases}1 & x>0\\0 & \text{otherwise}\end{cases}
\begin{aligned}a&=b+c\\&=d\end{aligned}
\text{if } x
\mathbf{w}
\mathbb{R}^n
\mathcal{L}
\mathfrak{g}
\mathsf{A}
\mathtt{x}
\boldsymbol{x}
\operatorname{argmax}_\theta f
\binom{n}{k}
f'
f''(x)
f'^2
a\not=b
x\notin A
A\subseteq B\cup C
p(x\mid y)
a\leq b\geq c\neq d
a\approx b\sim c\equiv d
x\to y
A\Rightarrow B\iff C
x\in\{1,2\}
a,b;c
\|x\|
\lfloor x\rfloor
\langle x\rangle
\partial f
\infty
50\,\%
1{,}000
n!
\underset{x}{y}
\overset{a}{b}
e^{-\frac{x^2}{2\sigma^2}}
\frac{1}{n}\sum_{i=1}^{n}(x_i-\bar{x})^2
\left(\sum_{i}x_i\right)^2
x_{i_j}
x^{y^z}
\frac{\partial L}{\partial w}
-\sum_c w_c\,y_c\log p_c
(1-p_t)^\gamma
\Pr(X>x)
\sup_x f(x)
\cos^2 x+\sin^2 x=1
\ell_2
3.14
a/b
a:b
\quad x \qquad y
\underbrace{a+b}_{n}
\overbrace{a+b}^{n}
\stackrel{d}{=}
a_1+\cdots+a_n
\mathbb{E}[X]
\arg\min_x f(x)
\operatorname*{argmin}_x f(x)
\left\|x\right\|_2
\begin{vmatrix}a&b\\c&d\end{vmatrix}
\begin{Bmatrix}a\\b\end{Bmatrix}
\iint f\,dA
\oint_C f
\bigcup_{i} A_i
\bigcap_{i} A_i
\hat{\theta}_{\mathrm{ML}}
\tfrac{1}{2}
x^\top y
\mathbf{\Sigma}^{-1}
a\propto b
a\ll b\gg c
\forall x\exists y
A\setminus B
f\circ g
a\otimes b\oplus c
\hbar\omega
\Re z
\big(x\big)
\bigl(x\bigr)
\Bigl|x\Bigr|
a:=b
\left\langle x\right\rangle
\text{ml}/\text{m}^2
\nabla\cdot\mathbf{v}
\ln\frac{a}{b}
\min\{a,b\}
\lambda\to 0^+
\sqrt{\frac{1}{n}\sum_i d_i^2}
\frac{\mathrm{d}x}{\mathrm{d}t}
\chi^2_{n-1}
\mu\pm\sigma
\mathrm{SD}_\mathrm{pooled}
R^2=1-\frac{SS_\mathrm{res}}{SS_\mathrm{tot}}
\varphi\psi\zeta\xi
\Delta\Lambda\Sigma\Omega
\ell
a\mapsto b
a\leftarrow b
a\uparrow b
"""

# Signs that are not seen: separators, the application of a function, variants of letters.
UNSEEN = re.compile("[\u2061\u2063\ufe00]")
ALIKE = {"ˆ": "^", "˜": "~", "⃗": "→"}
LEAVES = {"mi", "mn", "mo", "mtext"}


def skeleton(element):
    if element.tag in LEAVES:
        text = UNSEEN.sub("", element.text or "").replace("\u00a0", " ")
        return ALIKE.get(text, text)
    if element.tag == "mspace":
        return ""
    parts = [skeleton(child) for child in element]
    if element.tag in ("math", "mrow", "mstyle"):
        return " ".join(part for part in parts if part)
    if element.tag == "msqrt":
        parts = [" ".join(part for part in parts if part)]
    if element.tag == "mtd":
        parts = [" ".join(part for part in parts if part)]
    return element.tag + "(" + "; ".join(parts) + ")"


for formula in FORMULAS.strip().splitlines():
    markup = LatexToMathML().convert_with_local_state(formula, displaystyle=True)
    # XML knows five of HTML's names for signs.
    markup = re.sub(r"&(?!amp;|lt;|gt;|quot;|apos;)\w+;", lambda m: html.unescape(m[0]), markup)
    print(formula, re.sub(" +", " ", skeleton(ET.fromstring(markup))).strip(), sep="\t")
