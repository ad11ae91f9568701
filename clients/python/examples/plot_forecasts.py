"""Sends a signal, publishes an LSTM halfway, and plots samples, forecasts and intervals.

    ./wavecast broker            # unless you have Kafka
    ./wavecast serve             # in another terminal
    pip install './clients/python[plot,torch]'
    python clients/python/examples/plot_forecasts.py localhost:9092 forecasts.png

Without torch no model is published: the naive forecast, or the model in force, answers to the end.
"""

import math
import random
import sys
import time
from itertools import islice
from typing import Any

import matplotlib

matplotlib.use("Agg")  # writes files; needs no screen
from matplotlib import pyplot

from wavecast import Client, Forecast, Scaling

PERIOD = 0.05  # seconds between two samples
HALF = 300  # samples before the model, and after it
SHOWN = 100  # samples in the picture on both sides of the change
HORIZON = 5  # steps ahead


def signal(i: int) -> float:
    """Two rhythms with noise, in microvolts."""
    t = i * PERIOD
    return 20 * math.sin(2 * math.pi * 0.9 * t) + 8 * math.sin(2 * math.pi * 1.7 * t) + random.gauss(0, 1)


def train(samples: list[float], scaling: Scaling) -> tuple[Any, Any]:
    """An LSTM that forecasts the next sample, and its head."""
    import torch

    torch.manual_seed(1)
    scaled = (torch.tensor(samples) - scaling.center[0]) / scaling.scale[0]
    windows = scaled.unfold(0, 61, 10)[..., None]  # (windows, samples, channels)
    lstm, head = torch.nn.LSTM(1, 32, batch_first=True), torch.nn.Linear(32, 1)
    optimiser = torch.optim.Adam([*lstm.parameters(), *head.parameters()], lr=0.01)
    for _ in range(200):
        optimiser.zero_grad()
        loss = torch.nn.functional.mse_loss(head(lstm(windows[:, :-1])[0])[:, 10:], windows[:, 11:])
        loss.backward()
        optimiser.step()
    return lstm, head


def plot(samples: dict[float, float], forecasts: list[Forecast], file: str) -> None:
    """Each forecast is drawn at its target time."""
    figure, axes = pyplot.subplots(figsize=(11, 4), layout="constrained")
    start = min(samples)
    axes.plot([t - start for t in samples], list(samples.values()), color="black", linewidth=1, label="actual")
    models = list(dict.fromkeys(forecast.model for forecast in forecasts))
    for number, model in enumerate(models):
        steps = [forecast.steps[-1] for forecast in forecasts if forecast.model == model]
        drawn = [step for step in steps if step.at is not None and step.at in samples]
        times = [step.at - start for step in drawn if step.at is not None]
        label = f"{model}, horizon {drawn[0].h}" if drawn else model
        axes.plot(times, [step.mean for step in drawn], color=f"C{number}", label=label)
        low, high = [step.lower for step in drawn], [step.upper for step in drawn]
        axes.fill_between(times, low, high, color=f"C{number}", alpha=0.2)
    axes.set(xlabel="time in s", ylabel="signal in µV", title="Forecasts and their 90 % intervals")
    axes.margins(y=0.2)  # room for the legend
    axes.legend(loc="upper left", ncols=3)
    figure.savefig(file, dpi=120)


def main(bootstrap: str, file: str) -> None:
    random.seed(1)
    series = f"example/{time.time():.0f}"  # a new series and model for each run
    start = float(math.floor(time.time()))
    samples = {round(start + i * PERIOD, 6): signal(i) for i in range(2 * HALF)}
    times = list(samples)
    with Client(bootstrap) as client, client.forecasts(series, timeout=30) as forecasts:
        for t in times[:HALF]:
            client.send(series, t, samples[t])
        found = list(islice(forecasts, HALF))
        try:
            past = [samples[t] for t in times[:HALF]]
            scaling = Scaling.fit(past)
            lstm, head = train(past, scaling)
            model = client.publish_model(series, lstm, head, period=PERIOD, scaling=scaling, horizons=[1, HORIZON])
            print(f"published {model}")
            time.sleep(1)  # the service reads models beside samples
        except ImportError as missing:
            print(f"no model is published: {missing}")
        for t in times[HALF:]:
            client.send(series, t, samples[t])
        found += islice(forecasts, HALF)
    shown = set(times[HALF - SHOWN : HALF + SHOWN])
    plot({t: samples[t] for t in times if t in shown}, [one for one in found if one.made in shown], file)
    print(f"{len(found)} forecasts, drawn in {file}")


if __name__ == "__main__":
    main(*(sys.argv[1:] + ["localhost:9092", "forecasts.png"][len(sys.argv) - 1 :]))
