"""Values that package stat is checked against, from SciPy, statsmodels and OpenTURNS.

python3 oracle.py < inputs.json > python.json
"""

import json
import sys

import numpy as np
import openturns
import scipy
import statsmodels
from scipy.stats import qmc

inputs = json.load(sys.stdin)
out = {}


def keep(name, values):
    out[name] = [int(x) if x == int(x) else float(x) for x in np.ravel(values)]


points = qmc.Sobol(128, scramble=False).random(1024)
keep("sobol", points[[1, 2, 3, 5, 100, 1023]] * 2**32)

versions = {m.__name__: m.__version__ for m in (scipy, statsmodels, openturns)}
print('{\n"versions": ' + json.dumps(versions) + ',\n"values": {')
print(",\n".join(json.dumps(name) + ": " + json.dumps(out[name]) for name in out))
print("}\n}")
