package io.wavecast.trainer.training;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.HistorySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What to train, from what, and when to publish it.
 *
 * @param model the model's name, and so the series it learns from
 * @param history which part of the past
 * @param scaling how values are scaled
 * @param limits lowest and highest physical value, for {@link Scaling.Kind#MIN_MAX} alone; otherwise empty
 * @param differenced whether the network sees changes
 * @param cell of every layer
 * @param resetBefore GRU only: whether the reset gate acts before the recurrent product (Cho et al. 2014)
 * @param relu {@code max(0, ·)} in place of {@code tanh}
 * @param hidden units per layer
 * @param layers how many
 * @param lags of the linear path, at most; 0 for none
 * @param learning how the network is trained
 * @param horizons steps ahead that the model will forecast
 * @param closedLoop whether horizons beyond the first come by feeding forecasts back, rather than from outputs of their own
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
        boolean resetBefore,
        boolean relu,
        int hidden,
        int layers,
        int lags,
        LearningSettings learning,
        List<Integer> horizons,
        boolean closedLoop,
        double coverage,
        double tolerance,
        boolean force) {

    public TrainSettings {
        limits = List.copyOf(limits);
        horizons = List.copyOf(horizons);
    }

    /** An Elman network of 128 units on up to 512 lags, one step ahead. */
    public static TrainSettings of(String model) {
        return new TrainSettings(
                model,
                HistorySettings.everything(),
                Scaling.Kind.ROBUST,
                List.of(),
                false,
                CellKind.ELMAN,
                false,
                false,
                128,
                1,
                512,
                LearningSettings.defaults(),
                List.of(1),
                false,
                0.9,
                0.01,
                false);
    }

    public TrainSettings with(CellKind otherCell) {
        return but(draft -> draft.cell = otherCell);
    }

    public TrainSettings with(LearningSettings otherLearning) {
        return but(draft -> draft.learning = otherLearning);
    }

    public TrainSettings with(HistorySettings otherHistory) {
        return but(draft -> draft.history = otherHistory);
    }

    public TrainSettings withModel(String otherModel) {
        return but(draft -> draft.model = otherModel);
    }

    public TrainSettings withHidden(int otherHidden) {
        return but(draft -> draft.hidden = otherHidden);
    }

    public TrainSettings withLayers(int otherLayers) {
        return but(draft -> draft.layers = otherLayers);
    }

    public TrainSettings withLags(int otherLags) {
        return but(draft -> draft.lags = otherLags);
    }

    public TrainSettings withDifferenced(boolean otherDifferenced) {
        return but(draft -> draft.differenced = otherDifferenced);
    }

    public TrainSettings withHorizons(List<Integer> otherHorizons) {
        return but(draft -> draft.horizons = otherHorizons);
    }

    public TrainSettings withForce(boolean otherForce) {
        return but(draft -> draft.force = otherForce);
    }

    /** Whether each horizon has outputs of its own. */
    public boolean direct() {
        return !closedLoop && horizons.size() > 1;
    }

    /** Everything that is wrong, each naming its option; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            new ModelVersion(model, 1);
        } catch (IllegalArgumentException e) {
            problems.add("--model: " + e.getMessage());
        }
        if (cell == CellKind.NONE && lags == 0) {
            problems.add("--lags must be at least 1 without a cell, was 0");
        }
        if (direct() && horizons.get(0) != 1) {
            problems.add("--horizons must begin with 1, such as 1," + horizons.get(0)
                    + ", to fill gaps with, or come by --closed-loop; were " + horizons);
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
        problems.addAll(learning.problems());
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
        if (history.sinceMicros() > history.untilMicros()) {
            problems.add("--since must not be later than --until");
        }
        inRange(problems, "--max-samples", history.maxSamples(), HistorySettings.LEAST_SAMPLES, Integer.MAX_VALUE);
        inRange(problems, "--max-gap", history.maxGap(), 0, 10_000);
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

    private TrainSettings but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** A copy on its way to become other settings. */
    private static final class Draft {
        private String model;
        private HistorySettings history;
        private Scaling.Kind scaling;
        private List<Double> limits;
        private boolean differenced;
        private CellKind cell;
        private boolean resetBefore;
        private boolean relu;
        private int hidden;
        private int layers;
        private int lags;
        private LearningSettings learning;
        private List<Integer> horizons;
        private boolean closedLoop;
        private double coverage;
        private double tolerance;
        private boolean force;

        Draft(TrainSettings from) {
            model = from.model;
            history = from.history;
            scaling = from.scaling;
            limits = from.limits;
            differenced = from.differenced;
            cell = from.cell;
            resetBefore = from.resetBefore;
            relu = from.relu;
            hidden = from.hidden;
            layers = from.layers;
            lags = from.lags;
            learning = from.learning;
            horizons = from.horizons;
            closedLoop = from.closedLoop;
            coverage = from.coverage;
            tolerance = from.tolerance;
            force = from.force;
        }

        TrainSettings settings() {
            return new TrainSettings(
                    model,
                    history,
                    scaling,
                    limits,
                    differenced,
                    cell,
                    resetBefore,
                    relu,
                    hidden,
                    layers,
                    lags,
                    learning,
                    horizons,
                    closedLoop,
                    coverage,
                    tolerance,
                    force);
        }
    }
}
