package io.wavecast.core.model;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import java.util.List;
import java.util.Optional;

/**
 * The task of a model: fixed before training.
 *
 * @param network shape of the network; its inputs are the model's channels
 * @param periodMicros the sampling period in microseconds
 * @param horizons steps ahead to forecast, ascending
 * @param direct whether the network has outputs of its own for each horizon, (horizons, targets), the first of which is one
 *     step ahead. Otherwise the network forecasts the next step, and a closed loop the steps beyond
 * @param label whether outputs are probabilities of labels of the series so far, instead of future values. The only horizon is then
 *     {@value #PRESENT}, and forecasts cannot be scored
 * @param warmup observations of a series before the model forecasts it; also the number of past inputs that rebuild a hidden
 *     state
 * @param coverage share of observations that the interval should contain, in (0, 1)
 * @param calendar what is known of a time, which the network's outputs read; empty if nothing
 * @param targets the channels that are forecast: the network has outputs for these alone
 */
public record ModelSpec(
        NetworkSpec network,
        long periodMicros,
        List<Integer> horizons,
        boolean direct,
        boolean label,
        int warmup,
        double coverage,
        Optional<Calendar> calendar,
        TargetChannels targets) {
    /** Limit of horizons, so that a forecast is a message of reasonable size. */
    public static final int MAX_HORIZON = 1_000;
    /** The horizon of labels, which describe the series so far. */
    public static final int PRESENT = 0;

    public ModelSpec {
        horizons = List.copyOf(horizons);
        if (direct && !horizons.isEmpty() && horizons.get(0) != 1) {
            throw new IllegalArgumentException(
                    "expected horizons of a direct model to begin with 1, since its next step fills gaps, was "
                            + horizons);
        }
        if (label && (direct || !horizons.equals(List.of(PRESENT)))) {
            throw new IllegalArgumentException("expected a model of labels to have horizons [" + PRESENT
                    + "] and direct false, was " + horizons + " and " + direct);
        }
        if (!label && (network.bidirectional() || network.tokens())) {
            throw new IllegalArgumentException("label must be true with "
                    + (network.tokens() ? "a vocabulary" : "bidirectional layers") + ", was false");
        }
        checkOutputs(network, targets, horizons.size(), direct, label);
        int known = calendar.map(Calendar::inputs).orElse(0);
        if (network.known() != known || (label && known > 0)) {
            String reason =
                    label ? "a model of labels" : calendar.map(Calendar::words).orElse("no calendar");
            throw new IllegalArgumentException("known: expected " + (label ? 0 : known)
                    + " columns of known.weight for " + reason + ", was " + network.known());
        }
        if (periodMicros < 1) {
            throw new IllegalArgumentException("period must be at least 1 microsecond, was " + periodMicros);
        }
        if (horizons.isEmpty()) {
            throw new IllegalArgumentException("expected at least one horizon, was none");
        }
        for (int i = 0; i < horizons.size(); i++) {
            int previous = i == 0 ? 0 : horizons.get(i - 1);
            if ((horizons.get(i) <= previous && !label) || horizons.get(i) > MAX_HORIZON) {
                throw new IllegalArgumentException(
                        "horizons must ascend within 1.." + MAX_HORIZON + ", was " + horizons);
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

    /** Whether each forecast is an output: not in a closed loop beyond the next step, and not of labels. */
    public boolean hasOutputsOfEachHorizon() {
        return !label && (direct || horizons.equals(List.of(1)));
    }

    private static void checkOutputs(
            NetworkSpec network, TargetChannels targets, int horizons, boolean direct, boolean label) {
        if (targets.channels() != network.inputs()) {
            throw new IllegalArgumentException(
                    "expected targets among " + network.inputs() + " channels, was " + targets);
        }
        if (label && !targets.areAll()) {
            throw new IllegalArgumentException("targets: expected none of a model of labels, was " + targets.list());
        }
        int count = targets.count();
        if (direct && network.outputs() != horizons * count) {
            throw new IllegalArgumentException("expected " + horizons * count + " outputs of a direct model with "
                    + horizons + " horizons and " + count + (targets.areAll() ? " channels" : " targets") + ", was "
                    + network.outputs());
        }
        if (!direct && !label && network.outputs() != count) {
            String word = targets.areAll() ? "inputs" : "targets";
            throw new IllegalArgumentException("expected as many " + word + " as outputs for a closed loop, was "
                    + count + " " + word + " and " + network.outputs() + " outputs");
        }
    }

    /** Creates the specification of a model that forecasts all channels and knows nothing of times. */
    public ModelSpec(
            NetworkSpec network,
            long periodMicros,
            List<Integer> horizons,
            boolean direct,
            boolean label,
            int warmup,
            double coverage) {
        this(network, periodMicros, horizons, direct, label, warmup, coverage, Optional.empty(), allOf(network));
    }

    private static TargetChannels allOf(NetworkSpec network) {
        return TargetChannels.all(network.inputs());
    }

    /** Creates the specification of a model that forecasts values. */
    public ModelSpec(
            NetworkSpec network,
            long periodMicros,
            List<Integer> horizons,
            boolean direct,
            int warmup,
            double coverage) {
        this(network, periodMicros, horizons, direct, false, warmup, coverage);
    }

    /** Creates the specification of a model that forecasts values in a closed loop. */
    public ModelSpec(NetworkSpec network, long periodMicros, List<Integer> horizons, int warmup, double coverage) {
        this(network, periodMicros, horizons, false, false, warmup, coverage);
    }

    /** The specification of a model that outputs labels from the first observation on. */
    public static ModelSpec ofLabels(NetworkSpec network, long periodMicros) {
        return new ModelSpec(network, periodMicros, List.of(PRESENT), false, true, 1, 0.9);
    }

    /** Values per observation. */
    public int channels() {
        return network.inputs();
    }

    /** Values per horizon of a forecast: one for each channel, NaN for an exogenous one, or one for each label. */
    public int outputsPerHorizon() {
        return label ? network.outputs() : network.inputs();
    }

    /** The furthest step ahead. */
    public int longestHorizon() {
        return horizons.get(horizons.size() - 1);
    }
}
