package io.wavecast.trainer.foreign;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.model.Tensor;
import io.wavecast.trainer.settings.OptionNames;
import java.util.Map;
import java.util.OptionalInt;

/** Compares the outputs of an imported network with its inputs and horizons, and names the option that fits them. */
final class OutputCount {
    private OutputCount() {}

    /**
     * Checks the number of outputs.
     *
     * @throws io.wavecast.core.wire.bytes.UnreadableException if the network has another number of outputs than the options say, or
     *     has no matrices to count them by
     */
    static void check(Map<String, Tensor> tensors, NetworkDescription description) {
        OptionalInt found = inputs(tensors);
        Tensor head = tensors.get(TensorNames.HEAD_WEIGHT);
        if (found.isEmpty() || head == null || head.shape().length != 2) {
            throw BadRecord.BAD_MODEL.because("expected matrices as " + TensorNames.inputWeight(0) + " and "
                    + TensorNames.HEAD_WEIGHT + ", found the tensors "
                    + Quote.shortened(tensors.keySet().toString()));
        }
        int inputs = found.getAsInt();
        int outputs = head.shape()[0];
        int horizons = description.horizons().size();
        for (int target : description.targets()) {
            if (target >= inputs) {
                throw BadRecord.BAD_MODEL.because("expected " + ImportedNetworkOptions.TARGET + " from 1 to " + inputs
                        + ", the network's inputs, was " + (target + 1));
            }
        }
        int perHorizon =
                description.targets().isEmpty() ? inputs : description.targets().size();
        int expected = description.direct() ? horizons * perHorizon : perHorizon;
        if (outputs != expected) {
            throw BadRecord.BAD_MODEL.because("expected " + expected + " outputs for " + inputs
                    + (inputs == 1 ? " input" : " inputs")
                    + (description.direct() ? " and " + horizons + " horizons" : "") + ", was " + outputs
                    + advice(inputs, outputs, description));
        }
    }

    /** The number of inputs; empty if the first layer has no matrix of input weights with a column. */
    static OptionalInt inputs(Map<String, Tensor> tensors) {
        Tensor first = tensors.get(TensorNames.inputWeight(0));
        return first == null || first.shape().length != 2 || first.shape()[1] == 0
                ? OptionalInt.empty()
                : OptionalInt.of(first.shape()[1]);
    }

    private static String advice(int inputs, int outputs, NetworkDescription description) {
        if (description.targets().isEmpty() && outputs == 1) {
            return ": if the output is the next value of one channel, name the channel by "
                    + ImportedNetworkOptions.TARGET + ", 1 to " + inputs;
        }
        if (outputs % inputs == 0) {
            int horizons = outputs / inputs;
            return ": if the outputs are the next " + horizons + " steps, give " + ImportedNetworkOptions.DIRECT + " "
                    + OptionNames.HORIZONS + " 1,2,... with " + horizons + " numbers"
                    + (inputs == 1 ? "" : " (the outputs of the first step come first)");
        }
        return ": if they are the next " + outputs + " steps of one channel, give " + ImportedNetworkOptions.DIRECT
                + " " + OptionNames.HORIZONS + " 1,2,... with " + outputs + " numbers, and name the channel by "
                + ImportedNetworkOptions.TARGET + ", 1 to " + inputs
                + (outputs < inputs
                        ? "; if they are the next values of " + outputs + " channels, name these alone"
                        : "");
    }
}
