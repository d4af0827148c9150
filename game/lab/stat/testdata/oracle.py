"""Values that package stat is checked against, from SciPy, statsmodels and OpenTURNS.

python3 oracle.py < inputs.json > python.json
"""

import json
import sys

import numpy as np
import openturns
import scipy
import statsmodels
from scipy.stats import binomtest, qmc
from statsmodels.duration.survfunc import CumIncidenceRight
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

inputs = json.load(sys.stdin)
out = {}


def keep(name, values):
    out[name] = [int(x) if x == int(x) else float(x) for x in np.ravel(values)]


for k, n in inputs["counts"]:
    exact = binomtest(k, n).proportion_ci(method="exact")
    wilson = binomtest(k, n).proportion_ci(method="wilson")
    keep(f"share {k} {n}", [wilson.low, wilson.high, exact.low, exact.high])
pairs = inputs["counts"]
for (k1, n1), (k2, n2) in zip(pairs, pairs[1:]):
    keep(f"newcombe {k1} {n1} {k2} {n2}", confint_proportions_2indep(k1, n1, k2, n2, method="newcomb"))
quasi = [(9, 10, 0.5), (95, 100, 0.6), (3, 7, 0.9), (0, 4, 0.2), (200, 200, 0.3)]
keep("quasi p", [binomtest(k, n, p, alternative="greater").pvalue for k, n, p in quasi])
keep("holm", multipletests(inputs["p"], method="holm")[1])
keep("bh", multipletests(inputs["p"], method="fdr_bh")[1])

spells = inputs["spells"]
curves = CumIncidenceRight(np.array(spells["time"]), np.array(spells["cause"]))
for k in range(2):
    keep(f"incidence {k + 1}", curves.cinc[k])

points = qmc.Sobol(128, scramble=False).random(1024)
keep("sobol", points[[1, 2, 3, 5, 100, 1023]] * 2**32)

# Sobol indices of the Ishigami function from the points that package stat takes.
# OpenTURNS takes its variance from A alone, and centres otherwise: near, not equal.
n = 4096
base = qmc.Sobol(6, scramble=False).random(n)
blocks = [base[:, :3], base[:, 3:]]
for d in range(3):
    mixed = base[:, :3].copy()
    mixed[:, d] = base[:, 3 + d]
    blocks.append(mixed)
unit = np.vstack(blocks)
x = np.pi * (2 * unit - 1)
y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
design, answers = openturns.Sample(unit), openturns.Sample(y[:, None])
saltelli = openturns.SaltelliSensitivityAlgorithm(design, answers, n)
jansen = openturns.JansenSensitivityAlgorithm(design, answers, n)
keep("ishigami first", saltelli.getFirstOrderIndices())
keep("ishigami total", jansen.getTotalOrderIndices())

versions = {m.__name__: m.__version__ for m in (scipy, statsmodels, openturns)}
print('{\n"versions": ' + json.dumps(versions) + ',\n"values": {')
print(",\n".join(json.dumps(name) + ": " + json.dumps(out[name]) for name in out))
print("}\n}")
