package io.wavecast.core.model;

import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;

/**
 * What never changes after training starts.
 *
 * @param network its shape; inputs are the model's channels
 * @param periodMicros the sampling period in microseconds
 * @param horizons the steps ahead that are forecast, ascending
 * @param direct whether the network has outputs of its own for each horizon, (horizons, channels), the first of which is one
 *     step ahead. Otherwise it says the next step, and horizons beyond it come by closed loop
 * @param label whether it says probabilities of labels of what the series has been so far, rather than values that are to come: its one
 *     horizon is {@value #PRESENT}, and no observation tells whether it was right
 * @param warmup observations a series must have had before the model answers for it; also how much of the past the
 *     hidden state is rebuilt from
 * @param coverage share of observations that the interval should contain, in (0, 1)
 */
public record ModelSpec(
        NetworkSpec network,
        long periodMicros,
        List<Integer> horizons,
        boolean direct,
        boolean label,
        int warmup,
        double coverage) {
    /** Largest horizon a model may name: a forecast must stay a message of reasonable size. */
    public static final int MAX_HORIZON = 1_000;
    /** The horizon of what is said about the series so far. */
    public static final int PRESENT = 0;

    public ModelSpec {
        horizons = List.copyOf(horizons);
        if (direct && network.outputs() != horizons.size() * network.inputs()) {
            throw new IllegalArgumentException("a direct model has an output for every horizon and channel: "
                    + horizons.size() + " horizons of " + network.inputs() + " channels are "
                    + horizons.size() * network.inputs() + ", had " + network.outputs());
        }
        if (direct && !horizons.isEmpty() && horizons.get(0) != 1) {
            throw new IllegalArgumentException(
                    "a direct model says the next step first, to fill gaps with: horizons must begin with 1, were "
                            + horizons);
        }
        if (label && (direct || !horizons.equals(List.of(PRESENT)))) {
            throw new IllegalArgumentException("a label is of the present: horizons must be [" + PRESENT
                    + "] and direct false, were " + horizons + " and " + direct);
        }
        if (!label && (network.bidirectional() || network.tokens())) {
            throw new IllegalArgumentException(
                    "a network that reads " + (network.tokens() ? "tokens" : "from both ends")
                            + " does not say the next value: label must be true");
        }
        if (!direct && !label && network.inputs() != network.outputs()) {
            throw new IllegalArgumentException(
                    "a closed loop feeds outputs back as inputs: both counts must be equal, were " + network.inputs()
                            + " inputs and " + network.outputs() + " outputs");
        }
        if (periodMicros < 1) {
            throw new IllegalArgumentException("period must be at least 1 microsecond, was " + periodMicros);
        }
        if (horizons.isEmpty()) {
            throw new IllegalArgumentException("horizons must name at least one step");
        }
        for (int i = 0; i < horizons.size(); i++) {
            int previous = i == 0 ? 0 : horizons.get(i - 1);
            if (horizons.get(i) <= previous && !label || horizons.get(i) > MAX_HORIZON) {
                throw new IllegalArgumentException(
                        "horizons must ascend within 1.." + MAX_HORIZON + ", were " + horizons);
            }
        }
        if (warmup < Math.max(1, network.lags())) {
            throw new IllegalArgumentException("warmup must be at least 1 and cover the " + network.lags()
                    + " lags of the linear path, was " + warmup);
        }
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage must lie between 0 and 1, was " + coverage);
        }
    }

    /** Of values that are to come. */
    public ModelSpec(
            NetworkSpec network,
            long periodMicros,
            List<Integer> horizons,
            boolean direct,
            int warmup,
            double coverage) {
        this(network, periodMicros, horizons, direct, false, warmup, coverage);
    }

    /** By closed loop. */
    public ModelSpec(NetworkSpec network, long periodMicros, List<Integer> horizons, int warmup, double coverage) {
        this(network, periodMicros, horizons, false, false, warmup, coverage);
    }

    /** Of labels, from the first observation on. */
    public static ModelSpec ofLabels(NetworkSpec network, long periodMicros) {
        return new ModelSpec(network, periodMicros, List.of(PRESENT), false, true, 1, 0.9);
    }

    /** Values per observation. */
    public int channels() {
        return network.inputs();
    }

    /** Values per horizon: one for each channel, or for each label. */
    public int outputsPerHorizon() {
        return label ? network.outputs() : network.inputs();
    }

    /** The furthest step ahead. */
    public int longestHorizon() {
        return horizons.get(horizons.size() - 1);
    }
}
