#!/bin/sh
# Asks the oracles again and keeps what they say: after a change of inputs.json
# or of a script. It needs r-base-core, r-cran-survival, r-cran-jsonlite,
# python3-scipy, python3-statsmodels and python3-openturns.
set -eu
cd "$(dirname "$0")"
/usr/bin/python3 oracle.py <inputs.json >python.json.new && mv python.json.new python.json
Rscript oracle.R <inputs.json >r.json.new && mv r.json.new r.json
