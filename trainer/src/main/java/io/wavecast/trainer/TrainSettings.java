package io.wavecast.trainer;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.learn.LearningSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What to train, from what, and when to publish it.
 *
 * @param model the model's name, and so the series it learns from
 * @param history which part of the past
 * @param scaling how values are scaled
 * @param limits lowest and highest physical value, for {@link Scaling.Kind#MIN_MAX} alone; otherwise empty
 * @param differenced whether the network sees changes
 * @param cell of every layer
 * @param hidden units per layer
 * @param layers how many
 * @param lags of the linear path, 0 for none
 * @param learning how the network is trained
 * @param horizons steps ahead that the model will forecast
 * @param coverage of the interval
 * @param tolerance how much worse than AR(p) a model may be and still be published, as a share
 * @param force publish whatever the judge says
 */
public record TrainSettings(
        String model,
        HistorySettings history,
        Scaling.Kind scaling,
        List<Double> limits,
        boolean differenced,
        CellKind cell,
        int hidden,
        int layers,
        int lags,
        LearningSettings learning,
        List<Integer> horizons,
        double coverage,
        double tolerance,
        boolean force) {

    public TrainSettings {
        limits = List.copyOf(limits);
        horizons = List.copyOf(horizons);
    }

    /** An LSTM of 32 units on 32 lags, one step ahead. */
    public static TrainSettings of(String model) {
        return new TrainSettings(
                model,
                HistorySettings.everything(),
                Scaling.Kind.ROBUST,
                List.of(),
                false,
                CellKind.LSTM,
                32,
                1,
                32,
                LearningSettings.defaults(),
                List.of(1),
                0.9,
                0.01,
                false);
    }

    public TrainSettings with(CellKind otherCell) {
        return new TrainSettings(
                model,
                history,
                scaling,
                limits,
                differenced,
                otherCell,
                hidden,
                layers,
                lags,
                learning,
                horizons,
                coverage,
                tolerance,
                force);
    }

    public TrainSettings with(LearningSettings otherLearning) {
        return new TrainSettings(
                model,
                history,
                scaling,
                limits,
                differenced,
                cell,
                hidden,
                layers,
                lags,
                otherLearning,
                horizons,
                coverage,
                tolerance,
                force);
    }

    public TrainSettings withHidden(int otherHidden) {
        return new TrainSettings(
                model,
                history,
                scaling,
                limits,
                differenced,
                cell,
                otherHidden,
                layers,
                lags,
                learning,
                horizons,
                coverage,
                tolerance,
                force);
    }

    public TrainSettings withForce(boolean otherForce) {
        return new TrainSettings(
                model,
                history,
                scaling,
                limits,
                differenced,
                cell,
                hidden,
                layers,
                lags,
                learning,
                horizons,
                coverage,
                tolerance,
                otherForce);
    }

    /** Everything that is wrong, each naming its option; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            new ModelVersion(model, 1);
        } catch (IllegalArgumentException e) {
            problems.add("--model: " + e.getMessage());
        }
        if (cell == CellKind.GRU) {
            problems.add("--cell: Deeplearning4j has no GRU layer; use lstm or elman");
        }
        if (scaling == Scaling.Kind.MIN_MAX && !limitsFit()) {
            problems.add(
                    "--limits: min-max scaling needs the lowest and the highest physical value, such as -200,200; was "
                            + limits);
        }
        if (scaling != Scaling.Kind.MIN_MAX && !limits.isEmpty()) {
            problems.add("--limits: only for --scaling min-max");
        }
        inRange(problems, "--hidden", hidden, 1, NetworkSpec.MAX_WIDTH);
        inRange(problems, "--layers", layers, 1, NetworkSpec.MAX_LAYERS);
        inRange(problems, "--lags", lags, 0, 1_024);
        inRange(problems, "--window", learning.window(), 2, 100_000);
        inRange(problems, "--batch", learning.batch(), 1, 100_000);
        inRange(problems, "--epochs", learning.epochs(), 1, 1_000_000);
        if (!(learning.learningRate() > 0 && learning.learningRate() < 1)) {
            problems.add("--learning-rate must lie between 0 and 1, was " + learning.learningRate());
        }
        if (!(coverage > 0 && coverage < 1)) {
            problems.add("--coverage must lie between 0 and 1, was " + coverage);
        }
        if (!(tolerance >= 0)) {
            problems.add("--tolerance must not be negative, was " + tolerance);
        }
        if (horizons.isEmpty()
                || !horizons.equals(horizons.stream().sorted().distinct().toList())
                || horizons.get(0) < 1
                || horizons.get(horizons.size() - 1) > ModelSpec.MAX_HORIZON) {
            problems.add(
                    "--horizons must ascend within 1.." + ModelSpec.MAX_HORIZON + ", such as 1,5,10; were " + horizons);
        }
        if (learning.maxTime().compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add("--max-time must be at least 1 second, was "
                    + learning.maxTime().toSeconds());
        }
        if (history.sinceMicros() > history.untilMicros()) {
            problems.add("--since must not be later than --until");
        }
        if (history.maxSamples() < 1) {
            problems.add("--max-samples must be at least 1, was " + history.maxSamples());
        }
        return problems;
    }

    private boolean limitsFit() {
        return limits.size() == 2
                && limits.stream().allMatch(limit -> Math.abs(limit) <= Double.MAX_VALUE / 2)
                && limits.get(0) < limits.get(1);
    }

    private static void inRange(List<String> problems, String option, int value, int low, int high) {
        if (value < low || value > high) {
            problems.add(option + " must be " + low + ".." + high + ", was " + value);
        }
    }
}
