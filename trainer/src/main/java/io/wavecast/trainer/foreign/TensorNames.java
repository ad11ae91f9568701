package io.wavecast.trainer.foreign;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.util.List;

/** The names of a model's tensors; they are PyTorch's. */
final class TensorNames {
    /** The prefix of the tensors of recurrent layers. */
    static final String RECURRENT = "rnn.";

    /** The end of the name of a recurrent module's first tensor in PyTorch. */
    static final String FIRST_INPUT_WEIGHT = "weight_ih_l0";

    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";

    static final String LINEAR_WEIGHT = "linear.weight";

    private TensorNames() {}

    static String inputWeight(int layer) {
        return RECURRENT + "weight_ih_l" + layer;
    }

    static String recurrentWeight(int layer) {
        return RECURRENT + "weight_hh_l" + layer;
    }

    static String inputBias(int layer) {
        return RECURRENT + "bias_ih_l" + layer;
    }

    static String recurrentBias(int layer) {
        return RECURRENT + "bias_hh_l" + layer;
    }

    /** Refuses a network with tensors that a model has no place for: without them it would forecast other values. */
    static void refuse(List<String> unknown) {
        if (!unknown.isEmpty()) {
            throw BadRecord.BAD_MODEL.because(
                    "expected one to three recurrent layers in one direction and one linear layer; a model has no place for"
                            + " the tensors " + Quote.shortened(unknown.toString()));
        }
    }
}
