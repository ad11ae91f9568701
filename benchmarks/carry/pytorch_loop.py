"""Times the updates of `bench train` in Python: torch.nn's layers, its Adam, data copied each time."""
import argparse
import json
import os
import statistics
import time

import numpy
import torch

CELLS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "elman": torch.nn.RNN}
SHAPES = [(100, 64, 64), (50, 32, 32), (100, 256, 128)]  # steps, windows, units
CARD_SHAPES = [(100, 1024, 64), (100, 8192, 64)]
WARM, TIMED = 40, 60


class Network(torch.nn.Module):
    def __init__(self, cell, hidden):
        super().__init__()
        self.layer = CELLS[cell](1, hidden, batch_first=True)
        self.head = torch.nn.Linear(hidden, 1)

    def forward(self, inputs):
        return self.head(self.layer(inputs)[0])


def waves(steps, windows):
    random = numpy.random.default_rng(1)
    times = numpy.arange(steps + 1)[None, :, None]
    values = numpy.sin(0.2 * times + numpy.arange(windows)[:, None, None]) + 0.1 * random.normal(size=(windows, steps + 1, 1))
    values = values.astype(numpy.float32)
    return numpy.ascontiguousarray(values[:, :-1]), numpy.ascontiguousarray(values[:, 1:])


def milliseconds(cell, steps, windows, hidden, device):
    torch.manual_seed(1)
    network = Network(cell, hidden).to(device)
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    inputs, targets = waves(steps, windows)
    times = []
    for update in range(WARM + TIMED):
        begun = time.perf_counter()
        adam.zero_grad()
        outputs = network(torch.from_numpy(inputs).to(device))
        loss = torch.nn.functional.mse_loss(outputs, torch.from_numpy(targets).to(device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        adam.step()
        loss.item()  # waits until the card is done
        if update >= WARM:
            times.append(1e3 * (time.perf_counter() - begun))
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--beside", help="JSON file with our figures, for the ratio")
    parser.add_argument("--json", help="JSON file to write")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    ours = {}
    if arguments.beside and os.path.exists(arguments.beside):
        with open(arguments.beside) as file:
            ours = {figure["case"]: figure["value"] for figure in json.load(file)}
    card = torch.cuda.get_device_name() if arguments.device == "cuda" else "the processor"
    print(f"PyTorch {torch.__version__} in Python on {card}, TF32 {'off' if os.environ.get('NVIDIA_TF32_OVERRIDE') == '0' else 'allowed'}")
    figures = []
    for steps, windows, hidden in SHAPES + (CARD_SHAPES if arguments.device == "cuda" else []):
        for cell in CELLS:
            case = f"{cell} {steps}x{windows}x{hidden}"
            value = milliseconds(cell, steps, windows, hidden, arguments.device)
            figure = {"case": case, "python": value}
            line = f"  {case:24} python {value:8.3f} ms"
            if case + ": pytorch" in ours:
                figure["ours"] = ours[case + ": pytorch"]
                line += f"   ours {figure['ours']:8.3f} ms   ours / python {figure['ours'] / value:5.2f}"
            print(line, flush=True)
            figures.append(figure)
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(figures, file, indent=1)


main()
