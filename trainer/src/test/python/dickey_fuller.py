"""Writes series, and the results of statsmodels' adfuller with its defaults, which AugmentedDickeyFuller must match.

Run from anywhere: /usr/bin/python3 dickey_fuller.py. Needs Debian's python3-statsmodels. It writes ../resources/dickey-fuller/cases.json,
which is under version control.
"""

import json
from pathlib import Path

import numpy as np
import statsmodels
from statsmodels.tsa.stattools import adfuller

OUT = Path(__file__).resolve().parent.parent / "resources" / "dickey-fuller"


def recursion(random, length, coefficients, constant=0.0):
    """x[t] = constant + Σ coefficients[l] · x[t − 1 − l] + noise."""
    values = [0.0] * len(coefficients)
    for _ in range(length):
        values.append(constant + sum(c * values[-1 - lag] for lag, c in enumerate(coefficients)) + random.normal())
    return values[len(coefficients) :]


def series(random):
    time = np.arange(300)
    yield "white noise", random.normal(size=200)
    yield "random walk", np.cumsum(random.normal(size=300))
    yield "random walk with drift", np.cumsum(0.2 + random.normal(size=250))
    yield "long memory", recursion(random, 300, [0.9])
    yield "nearly a random walk", recursion(random, 300, [0.985])
    yield "resonance, as in an EEG", recursion(random, 300, [1.7, -0.9])
    yield "random walk with a resonance", np.cumsum(recursion(random, 200, [1.2, -0.8]))
    yield "trend and noise", 0.02 * time + random.normal(size=300)
    yield "sine and noise", np.sin(0.21 * time) + 0.2 * random.normal(size=300)
    yield "few values far from zero", 1e6 + np.cumsum(random.normal(size=40))


cases = []
for name, values in series(np.random.default_rng(7)):
    values = [round(float(value), 6) for value in values]
    statistic, p, lags, *_ = adfuller(values)
    cases.append({"name": name, "statistic": statistic, "p": p, "lags": lags, "values": values})
    print(f"{name}: t = {statistic:.4f}, p = {p:.4g}, {lags} lags")
OUT.mkdir(exist_ok=True)
(OUT / "cases.json").write_text(
    json.dumps({"statsmodels": statsmodels.__version__, "cases": cases}).replace('{"name"', '\n{"name"') + "\n"
)
