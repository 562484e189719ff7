"""The reference numbers of StatisticsTests (SciPy 1.17)."""
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
print(0.9 * min(x.std(ddof=1), (1.88 - 1.55) / 1.34) * len(x) ** -0.2)

# Peak expiratory flow by two meters (Bland and Altman, Lancet 1986, table 1).
wright = np.array([494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427.0])
mini = np.array([512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451.0])
d = wright - mini
print(d.mean(), d.std(ddof=1))
print(2 * np.cov(wright, mini, ddof=0)[0, 1] / (wright.var() + mini.var() + (wright.mean() - mini.mean()) ** 2))

# ClusterMean: the mean over the images of six patients; statsmodels 0.15 with errors clustered, as Stata's vce(cluster).
import itertools
import statsmodels.api as sm
d = np.array([0.02, 0.05, -0.01, 0.07, 0.03, 0.11, 0.04, 0.09, -0.02, 0.06, 0.08, 0.01, 0.05, 0.10])
g = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 5])
fit = sm.OLS(d, np.ones(len(d))).fit(cov_type="cluster", cov_kwds={"groups": g}, use_t=True)
print(fit.params, fit.bse, fit.conf_int())
# Its bootstrap-t over all 6^6 draws.
S, N = np.bincount(g, d), np.bincount(g).astype(float)
i = np.array(list(itertools.product(range(6), repeat=6)))
mean = S[i].sum(1) / N[i].sum(1)
error = np.sqrt(1.2 * ((S[i] - mean[:, None] * N[i]) ** 2).sum(1)) / N[i].sum(1)
with np.errstate(all="ignore"):
    t = (mean - d.mean()) / error
print(d.mean() - np.quantile(t[np.isfinite(t)], [0.975, 0.025]) * fit.bse)

# LinearRegression: all that R's summary(lm(y ~ x)) prints.
fit = sm.OLS(y, sm.add_constant(x)).fit()
print(fit.conf_int(), fit.fvalue, fit.rsquared_adj, fit.mse_resid ** 0.5, fit.resid)

# ShapiroWilk.
for values in (x[:3], x[:4], x[:5], x, wright, [1, 1, 1, 2]):
    print(len(values), st.shapiro(values))
t = (np.arange(1, 1001) - 0.5) / 1000
print(st.shapiro(t), st.shapiro(t ** 3))

# SpearmanCorrelation, with the interval of Bonett and Wright (2000).
r = st.spearmanr(wright, mini)
reach = st.norm.ppf(0.975) * np.sqrt((1 + r.statistic ** 2 / 2) / (17 - 3))
print(r.statistic, r.pvalue, np.tanh(np.arctanh(r.statistic) + reach * np.array([-1, 1])))
