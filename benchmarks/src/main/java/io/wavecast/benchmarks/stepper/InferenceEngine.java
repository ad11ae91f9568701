package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;

/** Who can step a network. */
public enum InferenceEngine {
    CORE("core"),
    DEEPLEARNING4J("deeplearning4j"),
    ONNX_RUNTIME("onnx runtime"),
    PYTORCH("pytorch");

    private final String label;

    InferenceEngine(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean knows(CellKind cell) {
        return cell != CellKind.NONE && (this != DEEPLEARNING4J || cell != CellKind.GRU); // it has no layer for GRU
    }

    /** Loads native code only of the one asked for. */
    public Stepper open(Network network) {
        return switch (this) {
            case CORE -> new CoreStepper(network);
            case DEEPLEARNING4J -> new Deeplearning4jStepper(network);
            case ONNX_RUNTIME -> new OnnxStepper(network);
            case PYTORCH -> new PytorchStepper(network);
        };
    }
}
