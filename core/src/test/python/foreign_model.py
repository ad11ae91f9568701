"""Writes a model with PyTorch alone, without our trainer.

Usage: foreign_model.py TARGET

Writes TARGET (a safetensors file), and a file with the suffix .json instead: a series, and PyTorch's forecast after each of its
samples. Needs torch and safetensors.
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import save_file


class Forecaster(torch.nn.Module):
    def __init__(self, channels: int, hidden: int, layers: int):
        super().__init__()
        self.rnn = torch.nn.LSTM(channels, hidden, num_layers=layers, batch_first=True)
        self.head = torch.nn.Linear(hidden, channels)

    def forward(self, inputs):
        outputs, _ = self.rnn(inputs)
        return self.head(outputs)


def main(target: pathlib.Path) -> None:
    torch.manual_seed(1)
    model = Forecaster(channels=2, hidden=5, layers=2).eval()
    document = {
        "name": "foreign/plant",
        "network": {"cell": "lstm"},
        "period": 0.1,
        "preprocessing": {"scaling": {"kind": "z-score", "center": [20, 1.5], "scale": [4, 0.5]}},
    }
    save_file(model.state_dict(), str(target), metadata={"format": "pt", "wavecast": json.dumps(document)})
    center = torch.tensor(document["preprocessing"]["scaling"]["center"], dtype=torch.float64)
    scale = torch.tensor(document["preprocessing"]["scaling"]["scale"], dtype=torch.float64)
    series = center + scale * torch.randn(1, 40, 2, dtype=torch.float64)
    with torch.no_grad():
        scaled = model(((series - center) / scale).float())
    expected = {"series": series[0].tolist(), "forecasts": (center + scale * scaled.double())[0].tolist()}
    target.with_suffix(".json").write_text(json.dumps(expected) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
