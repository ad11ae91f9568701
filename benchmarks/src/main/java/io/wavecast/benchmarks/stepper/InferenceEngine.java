package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;

/** The libraries that can step a network. */
public enum InferenceEngine {
    /** Wavecast's own. */
    CORE("core"),
    /** Deeplearning4j. */
    DEEPLEARNING4J("deeplearning4j"),
    /** ONNX Runtime. */
    ONNX_RUNTIME("onnx runtime"),
    /** PyTorch through DJL. */
    PYTORCH("pytorch");

    private final String label;

    InferenceEngine(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** Whether the library has this cell: Deeplearning4j has no GRU. */
    public boolean supports(CellKind cell) {
        return cell != CellKind.NONE && (this != DEEPLEARNING4J || cell != CellKind.GRU);
    }

    /** A new stepper. Loads native code of this library only. */
    public Stepper open(Network network) {
        return switch (this) {
            case CORE -> new CoreStepper(network);
            case DEEPLEARNING4J -> new Deeplearning4jStepper(network);
            case ONNX_RUNTIME -> new OnnxStepper(network);
            case PYTORCH -> new PytorchStepper(network);
        };
    }
}
