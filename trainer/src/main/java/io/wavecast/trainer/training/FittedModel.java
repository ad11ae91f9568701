package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.history.Sampling;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.learn.FittedNetwork;
import io.wavecast.trainer.learn.Inputs;
import io.wavecast.trainer.learn.NetworkLearner;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.linear.Autoregression;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.statistics.AugmentedDickeyFuller;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned from a history, before anybody judged it.
 *
 * @param split what it was learned from, and what was held back
 * @param baseline AR(p) of the same training part, for the same horizons
 */
public record FittedModel(
        FittedNetwork learned, ModelSpec spec, Preprocessing preprocessing, Split split, Autoregression baseline) {
    /** Samples for the test, which takes time for more. */
    private static final int TESTED = 5_000;

    private static final int LEAST_TESTED = 100;
    private static final double SIGNIFICANT = 0.05;
    private static final Logger log = LoggerFactory.getLogger(FittedModel.class);
    /** Observations that settle a hidden state; more where the linear path looks further back. */
    private static final int WARMUP = 64;
    /** Lags that any data should allow for. */
    private static final int LEAST_LAGS = 8;
    /** p of the regression to judge against. */
    private static final int BASELINE_LAGS = 32;

    /**
     * @throws IllegalArgumentException if there is too little data; the message says what would do
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static FittedModel of(TrainSettings settings, History history, TrainingListener listener)
            throws InterruptedException {
        long period = history.periodMicros();
        listener.historyComplete(history.series().size(), history.samples(), period);

        int reach = reach(history, period, settings.lags());
        Split split = split(settings, history);
        enough(settings, history, split);
        report(history, split);
        var preprocessing = new Preprocessing(
                ScalingFit.fit(settings.scaling(), settings.limits(), split.train(), split.validation()),
                settings.differenced());
        int channels = history.series().get(0).channels();
        int outputs = settings.direct() ? channels * settings.horizons().size() : channels;
        NetworkSpec network = settings.cell() == CellKind.NONE
                ? NetworkSpec.linear(channels, outputs, reach)
                : NetworkSpec.builder(settings.cell())
                        .inputs(channels)
                        .hidden(settings.hidden())
                        .layers(settings.layers())
                        .outputs(outputs)
                        .lags(reach)
                        .resetAfter(settings.cell() == CellKind.GRU && !settings.resetBefore())
                        .relu(settings.relu())
                        .build();
        List<Integer> learnt = settings.direct() ? settings.horizons() : List.of(1);
        FittedNetwork learned = new NetworkLearner(network, learnt, settings.differenced(), settings.learning())
                .learn(Inputs.of(split.train(), preprocessing), Inputs.of(split.validation(), preprocessing), listener);
        var spec = new ModelSpec(
                learned.spec(),
                period,
                settings.horizons(),
                settings.direct(),
                Math.max(WARMUP, learned.spec().lags()),
                settings.coverage());
        var scaledOnly = new Preprocessing(preprocessing.scaling(), false);
        var baseline = Autoregression.fit(Inputs.of(split.train(), scaledOnly), settings.horizons(), BASELINE_LAGS);
        return new FittedModel(learned, spec, preprocessing, split, baseline);
    }

    /** What may be wrong with the data, or worth a thought. */
    private static void report(History history, Split split) {
        Sampling sampling = history.sampling();
        log.info(
                "one sample every {} us, 95 % of them within {} us of it; {} short gaps are filled in, {} long ones divide series",
                sampling.periodMicros(), sampling.jitterMicros(), sampling.shortGaps(), sampling.longGaps());
        double[][] longest = split.train().stream()
                .map(Part::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
        int tested = Math.min(TESTED, longest.length);
        for (int c = 0; c < longest[0].length && tested >= LEAST_TESTED; c++) {
            double[] newest = new double[tested];
            for (int t = 0; t < tested; t++) {
                newest[t] = longest[longest.length - tested + t][c];
            }
            if (Arrays.stream(newest).distinct().count() > 1) {
                double p = AugmentedDickeyFuller.of(newest).p();
                log.info(
                        "channel {}: {} (augmented Dickey-Fuller test on {} samples, p = {})",
                        c + 1,
                        p < SIGNIFICANT
                                ? "comes back to its mean"
                                : "may wander like a random walk; --difference may help",
                        tested,
                        String.format(Locale.ROOT, "%.3g", p));
            }
        }
    }

    /** What such settings learn from, and what they hold back. */
    public static Split split(TrainSettings settings, History history) {
        long period = history.periodMicros();
        return Split.of(history, period, Math.max(WARMUP, reach(history, period, settings.lags())));
    }

    /** AR(p) itself, as a linear path; nothing where it could not fill gaps, for want of a forecast one step ahead. */
    public Optional<FittedModel> regression() {
        List<Integer> horizons = spec.horizons();
        if (horizons.get(0) != 1) {
            return Optional.empty();
        }
        var path = new ModelSpec(
                baseline.spec(),
                spec.periodMicros(),
                horizons,
                horizons.size() > 1,
                Math.max(WARMUP, baseline.lags()),
                spec.coverage());
        return Optional.of(new FittedModel(
                new FittedNetwork(path.network(), baseline.weights(), 0, 0, Double.NaN),
                path,
                new Preprocessing(preprocessing.scaling(), false),
                split,
                baseline));
    }

    public Model model(ModelVersion version, Lineage lineage) {
        return new Model(version, spec, preprocessing, learned.weights(), lineage);
    }

    /**
     * How many lags may be used: as many as are wanted, or fewer where series are so broken up by gaps that a fifth of what
     * is held back could not be forecast with them.
     */
    private static int reach(History history, long period, int wanted) {
        int lags = wanted;
        long most = Split.of(history, period, WARMUP).testTargets();
        while (lags > WARMUP && 5 * Split.of(history, period, lags).testTargets() < 4 * most) {
            lags = Math.max(WARMUP, lags / 2);
        }
        if (lags < wanted) {
            log.info("series are too broken up by gaps for {} lags: {} are used at most", wanted, lags);
        }
        return lags;
    }

    private static void enough(TrainSettings settings, History history, Split split) {
        long needed = settings.learning().window() + LEAST_LAGS;
        if (split.trainTargets() < needed || split.validationTargets() < 1 || split.testTargets() < 1) {
            throw new IllegalArgumentException("too few samples without gaps: " + history.samples() + " in "
                    + history.series().size() + " series leave " + split.trainTargets()
                    + " to learn from; at least " + needed
                    + " are needed there (--window and lags), and some to hold back");
        }
    }
}
