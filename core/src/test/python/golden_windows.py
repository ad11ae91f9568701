"""Writes the golden vectors for networks that read windows: embedding, layers in one or both directions, and a sigmoid head.

Run from anywhere: python3 golden_windows.py. Needs PyTorch. It writes to ../resources/golden, which is under version control.
"""

import json

import torch

from golden import OUT, digits

TOKENS, LENGTH, HIDDEN, OUTPUTS = 23, 4, 5, 2
STEPS = (1, 2, 9, 40)


class Reader(torch.nn.Module):
    def __init__(self, kind, layers, bidirectional):
        super().__init__()
        self.embedding = torch.nn.Embedding(TOKENS, LENGTH)
        cell = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "elman": torch.nn.RNN}[kind]
        self.rnn = cell(LENGTH, HIDDEN, layers, bidirectional=bidirectional)
        self.head = torch.nn.Linear(HIDDEN * (2 if bidirectional else 1), OUTPUTS)
        self.directions = 2 if bidirectional else 1

    def forward(self, tokens):
        """Applies the head to the final hidden states of the last layer's directions."""
        _, state = self.rnn(self.embedding(tokens))
        h = state[0] if isinstance(state, tuple) else state
        return torch.sigmoid(self.head(h[-self.directions :].flatten()))


def case(kind, layers, bidirectional, seed):
    torch.manual_seed(seed)
    reader = Reader(kind, layers, bidirectional)
    windows = [torch.randint(0, TOKENS, (steps,)) for steps in STEPS]
    with torch.no_grad():
        outputs = [digits(reader(window)) for window in windows]
    return {
        "written_by": f"torch {torch.__version__}",
        "spec": {
            "cell": kind.upper(),
            "inputs": 1,
            "hidden": HIDDEN,
            "layers": layers,
            "outputs": OUTPUTS,
            "lags": 0,
            "headActivation": "SIGMOID",
            "resetAfter": kind == "gru",
            "relu": False,
            "vocabulary": TOKENS,
            "embedding": LENGTH,
            "bidirectional": bidirectional,
        },
        "weights": {name: digits(tensor) for name, tensor in reader.state_dict().items()},
        "windows": [window.tolist() for window in windows],
        "outputs": outputs,
    }


def main():
    seed = 70
    for kind in ("lstm", "gru", "elman"):
        for layers in (1, 2):
            for bidirectional in (False, True):
                seed += 1
                golden = case(kind, layers, bidirectional, seed)
                text = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in golden.items())
                name = f"tokens-{kind}-{layers}{'-bidirectional' if bidirectional else ''}.json"
                (OUT / name).write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
