"""Recurrent networks of PyTorch as model files. The format is defined in docs/design.md, "Model"."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import torch

_CELLS = {"LSTM": "lstm", "GRU": "gru", "RNN": "elman"}
_MAX_LAYERS = 3
_MAX_HORIZON = 1_000


@dataclass(frozen=True)
class Scaling:
    """How values become inputs: ``clip((v - center) / scale)``, and back.

    Attributes:
        center: one number per channel
        scale: one positive number per channel
        kind: how center and scale were found, for readers of the model
        clip: lowest and highest input; None for the service's default, -8 and 8 (-1 and 1 with ``min-max``)
    """

    center: Sequence[float]
    scale: Sequence[float]
    kind: Literal["z-score", "robust", "min-max"] = "z-score"
    clip: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if len(self.center) == 0 or len(self.center) != len(self.scale):
            raise ValueError(
                f"scaling: expected one center and one scale per channel, was {len(self.center)} and {len(self.scale)}"
            )
        for channel, (center, scale) in enumerate(zip(self.center, self.scale, strict=True)):
            if not math.isfinite(center) or not math.isfinite(scale) or scale <= 0:
                raise ValueError(
                    f"scaling: expected finite numbers and a positive scale, was {center} and {scale} in channel {channel}"
                )

    @staticmethod
    def series(
        *,
        window: int = 256,
        method: Literal["robust", "z-score"] = "robust",
        clip: tuple[float, float] | None = None,
    ) -> SeriesScaling:
        """Each series learns its own center and scale from its first samples, in the service."""
        return SeriesScaling(window, method, clip)

    @staticmethod
    def fit(samples: Any) -> Scaling:
        """Mean and standard deviation of samples, a list or array of shape (samples,) or (samples, channels).

        Raises:
            ValueError: if a channel is constant, or a value is not finite
        """
        rows = samples.tolist() if hasattr(samples, "tolist") else list(samples)
        rows = [row if isinstance(row, Sequence) else [row] for row in rows]
        centers: list[float] = []
        scales: list[float] = []
        for column in zip(*rows, strict=True):
            centers.append(math.fsum(column) / len(column))
            scales.append(math.sqrt(math.fsum((value - centers[-1]) ** 2 for value in column) / len(column)))
        return Scaling(centers, scales)


@dataclass(frozen=True)
class SeriesScaling:
    """Center and scale of each series, learned by the service from the series' newest samples when the model begins to forecast it.

    Attributes:
        window: samples to learn from; a series warms up for so long
        method: median and median absolute deviation, or mean and standard deviation
        clip: lowest and highest input; None for the service's default, -20 and 20
    """

    window: int = 256
    method: Literal["robust", "z-score"] = "robust"
    clip: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if not 8 <= self.window <= 65_536:
            raise ValueError(f"scaling: expected a window of 8 to 65536 samples, was {self.window}")


def model_file(
    rnn: torch.nn.LSTM | torch.nn.GRU | torch.nn.RNN,
    head: torch.nn.Linear,
    *,
    period: float,
    scaling: Scaling | SeriesScaling,
    horizons: Sequence[int] = (1,),
    direct: bool = False,
    targets: Sequence[int] | None = None,
    warmup: int | None = None,
    coverage: float = 0.9,
) -> bytes:
    """A model as a safetensors file.

    Args:
        rnn: reads one scaled value per channel; one to three layers in one direction
        head: maps the last layer's output to the next scaled value of each channel, or of each of ``targets``
        period: seconds between two samples
        scaling: how values become inputs
        horizons: steps ahead, ascending
        direct: whether ``head`` has outputs for each horizon, those of the first horizon (1) first; without it, further horizons
            come from the network's own forecasts
        targets: the channels that are forecast, from 0, ascending; the others are inputs only. None for all
        warmup: samples before the first forecast; None for the service's default, 64
        coverage: share of true values inside the interval

    Raises:
        ValueError: if the service would refuse the model; the message says what it expects
    """
    cell = _cell(rnn)
    _check_network(rnn)
    _check_horizons(horizons, direct)
    inputs = rnn.input_size
    if targets is not None:
        _check_targets(targets, inputs)
    outputs = (inputs if targets is None else len(targets)) * (len(horizons) if direct else 1)
    if (head.in_features, head.out_features) != (rnn.hidden_size, outputs):
        raise ValueError(
            f"head: expected Linear({rnn.hidden_size}, {outputs}), was Linear({head.in_features}, {head.out_features})"
        )
    if isinstance(scaling, Scaling) and len(scaling.center) != inputs:
        raise ValueError(f"scaling: expected {inputs} channels as the network has, was {len(scaling.center)}")
    if not (math.isfinite(period) and period > 0):
        raise ValueError(f"period: expected seconds between two samples, was {period}")
    if not 0 < coverage < 1:
        raise ValueError(f"coverage: expected a number between 0 and 1, was {coverage}")
    network: dict[str, Any] = {"cell": cell}
    if getattr(rnn, "nonlinearity", "tanh") == "relu":
        network["nonlinearity"] = "relu"
    if isinstance(scaling, SeriesScaling) and warmup is not None and warmup < scaling.window:
        raise ValueError(f"warmup: expected at least the scaling's window of {scaling.window}, was {warmup}")
    numbers: dict[str, Any] = (
        {"kind": "series", "method": scaling.method, "window": scaling.window}
        if isinstance(scaling, SeriesScaling)
        else {"kind": scaling.kind, "center": list(scaling.center), "scale": list(scaling.scale)}
    )
    if scaling.clip is not None:
        numbers["clip"] = list(scaling.clip)
    document: dict[str, Any] = {
        "format": 1,
        "network": network,
        "period": period,
        "horizons": list(horizons),
        "direct": direct,
        "coverage": coverage,
        "preprocessing": {"scaling": numbers},
    }
    if targets is not None:
        document["targets"] = list(targets)
    if warmup is not None:
        document["warmup"] = warmup
    return _save({"rnn": rnn, "head": head}, document)


def _cell(rnn: Any) -> str:
    name = type(rnn).__name__
    if name not in _CELLS:
        raise ValueError(f"rnn: expected an LSTM, GRU or RNN of torch.nn, was {name}")
    return _CELLS[name]


def _check_network(rnn: Any) -> None:
    if rnn.bidirectional:
        raise ValueError("rnn: expected one direction, was bidirectional, which needs the end of a series")
    if getattr(rnn, "proj_size", 0):
        raise ValueError(f"rnn: expected no projection, was proj_size={rnn.proj_size}")
    if rnn.num_layers > _MAX_LAYERS:
        raise ValueError(f"rnn: expected 1 to {_MAX_LAYERS} layers, was {rnn.num_layers}")


def _check_horizons(horizons: Sequence[int], direct: bool) -> None:
    ascending = all(a < b for a, b in zip(horizons, horizons[1:]))
    if not horizons or not ascending or horizons[0] < 1 or horizons[-1] > _MAX_HORIZON:
        raise ValueError(f"horizons: expected ascending numbers of 1 to {_MAX_HORIZON}, was {list(horizons)}")
    if direct and horizons[0] != 1:
        raise ValueError(f"horizons: expected 1 as the first horizon of a direct model, was {horizons[0]}")


def _check_targets(targets: Sequence[int], inputs: int) -> None:
    ascending = all(a < b for a, b in zip(targets, targets[1:]))
    if not targets or not ascending or targets[0] < 0 or targets[-1] >= inputs:
        raise ValueError(f"targets: expected ascending channels of 0 to {inputs - 1}, was {list(targets)}")


def _save(modules: dict[str, Any], document: dict[str, Any]) -> bytes:
    import numpy
    from safetensors.numpy import save

    tensors = {
        f"{module}.{name}": numpy.ascontiguousarray(tensor.detach().cpu().float().numpy())
        for module, network in modules.items()
        for name, tensor in network.state_dict().items()
    }
    for name, tensor in tensors.items():
        if not numpy.isfinite(tensor).all():
            raise ValueError(f"{name}: expected finite weights, was NaN or infinite")
    file: bytes = save(tensors, metadata={"format": "pt", "wavecast": json.dumps(document, allow_nan=False)})
    return file
