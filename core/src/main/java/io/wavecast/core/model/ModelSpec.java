package io.wavecast.core.model;

import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;

/**
 * What never changes after training starts.
 *
 * @param network its shape; inputs and outputs are the model's channels
 * @param periodMicros the sampling period in microseconds
 * @param horizons the steps ahead that are forecast, ascending, by closed loop beyond the first
 * @param warmup observations a series must have had before the model answers for it; also how much of the past the
 *     hidden state is rebuilt from
 * @param coverage share of observations that the interval should contain, in (0, 1)
 */
public record ModelSpec(NetworkSpec network, long periodMicros, List<Integer> horizons, int warmup, double coverage) {
    /** Largest horizon a model may name: a forecast must stay a message of reasonable size. */
    public static final int MAX_HORIZON = 1_000;

    public ModelSpec {
        horizons = List.copyOf(horizons);
        if (network.inputs() != network.outputs()) {
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
            if (horizons.get(i) <= previous || horizons.get(i) > MAX_HORIZON) {
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

    /** Values per observation. */
    public int channels() {
        return network.inputs();
    }

    /** The furthest step ahead. */
    public int longestHorizon() {
        return horizons.get(horizons.size() - 1);
    }
}
