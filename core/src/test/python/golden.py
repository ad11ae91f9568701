"""Writes the golden vectors: PyTorch's outputs, step by step, which core.rnn must match.

Run from anywhere: python3 golden.py. Needs PyTorch. It writes to ../resources/golden, which is under version control.
"""

import json
import math
from pathlib import Path

import torch

STEPS, INPUTS, OUTPUTS, LAGS = 200, 2, 2, 3
OUT = Path(__file__).resolve().parent.parent / "resources" / "golden"


class ResetBeforeGru(torch.nn.GRU):
    """torch.nn.GRU's weights with the reset gate before the recurrent product (Cho et al. 2014). PyTorch lacks this form."""

    def forward(self, x, state=None):
        finals = []
        for k in range(self.num_layers):
            w, u, b, d = (getattr(self, f"{name}_l{k}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
            w_r, w_z, w_n = w.chunk(3)
            u_r, u_z, u_n = u.chunk(3)
            b_r, b_z, b_n = (b + d).chunk(3)
            h = torch.zeros(self.hidden_size)
            answers = []
            for step in x:
                r = torch.sigmoid(w_r @ step + u_r @ h + b_r)
                z = torch.sigmoid(w_z @ step + u_z @ h + b_z)
                n = torch.tanh(w_n @ step + u_n @ (r * h) + b_n)
                h = (1 - z) * n + z * h
                answers.append(h)
            x = torch.stack(answers)
            finals.append(h)
        return x, torch.stack(finals)


def rnn(kind, hidden, layers):
    if kind == "lstm":
        return torch.nn.LSTM(INPUTS, hidden, layers)
    if kind == "gru-reset-after":
        return torch.nn.GRU(INPUTS, hidden, layers)
    if kind == "gru-reset-before":
        return ResetBeforeGru(INPUTS, hidden, layers)
    return torch.nn.RNN(INPUTS, hidden, layers, nonlinearity=kind.removeprefix("elman-"))


def signal():
    """Two bounded channels: sums of sines with incommensurate frequencies, and seeded noise."""
    t = torch.arange(STEPS, dtype=torch.float32)
    clean = torch.stack([torch.sin(0.31 * t) + 0.4 * torch.sin(1.7 * t), torch.cos(0.13 * t)], dim=1)
    return clean + 0.3 * (torch.rand(STEPS, INPUTS) - 0.5)


def digits(tensor):
    """Nested lists with nine significant digits, which identify every float32."""
    if tensor.dim() == 0:
        return float(f"{tensor.item():.9g}")
    return [digits(part) for part in tensor]


def case(kind, layers, head_activation, seed):
    torch.manual_seed(seed)
    hidden = 7
    network = torch.nn.ModuleDict({
        "rnn": rnn(kind, hidden, layers),
        "head": torch.nn.Linear(hidden, OUTPUTS),
        "linear": torch.nn.Linear(LAGS * INPUTS, OUTPUTS, bias=False),
    })
    x = signal()
    padded = torch.cat([torch.zeros(LAGS - 1, INPUTS), x])
    newest_first = torch.cat([padded[LAGS - 1 - lag : LAGS - 1 - lag + STEPS] for lag in range(LAGS)], dim=1)
    with torch.no_grad():
        h, state = network["rnn"](x)
        out = network["head"](h) + network["linear"](newest_first)
        if head_activation == "SIGMOID":
            out = torch.sigmoid(out)
    assert not math.isnan(out.sum())
    final_h, final_c = state if kind == "lstm" else (state, None)
    return {
        "written_by": f"torch {torch.__version__}",
        "spec": {
            "cell": kind.split("-")[0].upper(),
            "inputs": INPUTS,
            "hidden": hidden,
            "layers": layers,
            "outputs": OUTPUTS,
            "lags": LAGS,
            "headActivation": head_activation,
            "resetAfter": kind == "gru-reset-after",
            "relu": kind == "elman-relu",
        },
        "weights": {name: digits(tensor) for name, tensor in network.state_dict().items()},
        "inputs": digits(x),
        "outputs": digits(out),
        "hidden": digits(final_h),
        "cell": [] if final_c is None else digits(final_c),
    }


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    seed = 20
    for kind in ("elman-tanh", "elman-relu", "lstm", "gru-reset-after", "gru-reset-before"):
        for layers in (1, 3):
            seed += 1
            head_activation = "SIGMOID" if layers == 3 and kind == "lstm" else "IDENTITY"
            golden = case(kind, layers, head_activation, seed)
            text = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in golden.items())
            (OUT / f"{kind}-{layers}.json").write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
