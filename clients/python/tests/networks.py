"""Stand-ins for torch.nn with NumPy, so that models are tested where torch is not installed. Formulas as in PyTorch's documentation."""

import numpy


class Tensor:
    """As much of torch.Tensor as a model file needs."""

    def __init__(self, array):
        self.array = array

    def detach(self):
        return self

    cpu = float = detach

    def numpy(self):
        return self.array


class Module:
    def state_dict(self):
        return {name: Tensor(array) for name, array in self.weights.items()}


class Linear(Module):
    def __init__(self, in_features, out_features, seed=2):
        random = numpy.random.default_rng(seed)
        self.in_features, self.out_features = in_features, out_features
        self.weights = {
            "weight": random.normal(0, 0.3, (out_features, in_features)).astype("float32"),
            "bias": random.normal(0, 0.1, out_features).astype("float32"),
        }

    def __call__(self, inputs):
        return self.weights["weight"] @ inputs + self.weights["bias"]


class LSTM(Module):
    """One layer. ``step`` is torch.nn.LSTM for one input."""

    bidirectional, num_layers, proj_size = False, 1, 0

    def __init__(self, input_size, hidden_size, seed=1):
        random = numpy.random.default_rng(seed)
        self.input_size, self.hidden_size = input_size, hidden_size
        shapes = {
            "weight_ih_l0": (4 * hidden_size, input_size),
            "weight_hh_l0": (4 * hidden_size, hidden_size),
            "bias_ih_l0": (4 * hidden_size,),
            "bias_hh_l0": (4 * hidden_size,),
        }
        self.weights = {name: random.normal(0, 0.3, shape).astype("float32") for name, shape in shapes.items()}

    def step(self, x, h, c):
        w = self.weights
        gates = w["weight_ih_l0"] @ x + w["bias_ih_l0"] + w["weight_hh_l0"] @ h + w["bias_hh_l0"]
        i, f, g, o = numpy.split(gates, 4)
        c = sigmoid(f) * c + sigmoid(i) * numpy.tanh(g)
        return sigmoid(o) * numpy.tanh(c), c


def sigmoid(a):
    return 1 / (1 + numpy.exp(-a))
