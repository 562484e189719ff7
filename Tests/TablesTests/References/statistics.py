"""The reference numbers of StatisticsTests.swift (SciPy 1.17)."""
import numpy as np
import scipy.stats as st

# Hollander and Wolfe's depression data, as in R's help page of wilcox.test.
x = np.array([1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30])
y = np.array([0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29])
print(st.wilcoxon(x, y, correction=True, mode="approx"))
r = st.pearsonr(x, y)
print(r.statistic, r.pvalue, r.confidence_interval())
print(st.linregress(x, y))
print(st.t.ppf(0.975, 8), st.norm.ppf(0.975), st.norm.ppf(1e-6), st.t.sf(2.5, 7) * 2)
print([np.quantile(x, q) for q in (0.1, 0.25, 0.5, 0.75)], x.std(ddof=1), st.median_abs_deviation(x) * 1.4826)
