package io.wavecast.trainer.backtest;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.util.ArrayList;
import java.util.List;

/** Forecasters side by side on the last fifth of a recording, each learned from what comes before it. */
final class Backtest {
    private final TrainSettings settings;
    private final History history;
    private final Split split;
    private final double[] deviations; // (channels) of the training part
    private final double[] steps; // (channels) mean absolute change of the training part
    private final List<HeldOutErrors> tracks = new ArrayList<>();

    /**
     * @param settings of networks, but for their cells
     * @throws IllegalArgumentException if there is too little data
     */
    Backtest(TrainSettings settings, History history) {
        this.settings = settings;
        this.history = history;
        this.split = FittedModel.split(settings, history);
        if (split.train().isEmpty()
                || split.validation().isEmpty()
                || split.test().isEmpty()) {
            throw new IllegalArgumentException("too few samples without gaps: " + history.samples() + " leave "
                    + split.trainTargets() + " to learn from, " + split.validationTargets() + " to choose by and "
                    + split.testTargets() + " to judge by");
        }
        int channels = split.test().get(0).values()[0].length;
        this.deviations = new double[channels];
        this.steps = new double[channels];
        for (int c = 0; c < channels; c++) {
            measure(c);
        }
    }

    private void measure(int channel) {
        double sum = 0;
        double squares = 0;
        double changes = 0;
        long count = 0;
        long changed = 0;
        for (Part part : split.train()) {
            for (int t = 0; t < part.values().length; t++) {
                double value = part.values()[t][channel];
                sum += value;
                squares += value * value;
                count++;
                if (t > 0 && part.observed()[t][channel]) {
                    changes += Math.abs(value - part.values()[t - 1][channel]);
                    changed++;
                }
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        deviations[channel] = deviation > 0 ? deviation : 1;
        steps[channel] = changes > 0 ? changes / changed : 1;
    }

    /** Runs one more forecaster. @param word as {@link NamedForecasters#check} knows it */
    HeldOutErrors run(String word, TrainingListener listener) throws InterruptedException {
        if (NamedForecasters.cell(word).isPresent()) {
            return run(word, settings.with(NamedForecasters.cell(word).get()), listener);
        }
        HeldOutErrors track = HeldOutErrors.of(
                word, settings.horizons(), split.test(), NamedForecasters.classical(word, split, settings.horizons()));
        tracks.add(track);
        return track;
    }

    /** Trains a network, and runs it. */
    HeldOutErrors run(String name, TrainSettings network, TrainingListener listener) throws InterruptedException {
        FittedModel fit = FittedModel.of(network, history, listener);
        var model = fit.model(new ModelVersion("backtest", 1), unknown());
        HeldOutErrors track =
                HeldOutErrors.of(name, network.horizons(), split.test(), HeldOutForecasters.network(model));
        tracks.add(track);
        return track;
    }

    private static Lineage unknown() {
        return new Lineage(0, "", "", "", 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN);
    }

    TrainSettings settings() {
        return settings;
    }

    History history() {
        return history;
    }

    Split split() {
        return split;
    }

    List<HeldOutErrors> tracks() {
        return tracks;
    }

    double[] deviations() {
        return deviations;
    }

    /** RMSE in standard deviations of the training part, a mean over channels. */
    double error(HeldOutErrors track, int horizonIndex) {
        double sum = 0;
        for (int c = 0; c < deviations.length; c++) {
            sum += track.rootMeanSquare(horizonIndex, c) / deviations[c];
        }
        return sum / deviations.length;
    }

    /** Mean absolute error in standard deviations of the training part, a mean over channels. */
    double absoluteError(HeldOutErrors track, int horizonIndex) {
        double sum = 0;
        for (int c = 0; c < deviations.length; c++) {
            sum += track.meanAbsolute(horizonIndex, c) / deviations[c];
        }
        return sum / deviations.length;
    }

    /** Mean absolute scaled error (Hyndman and Koehler 2006): in units of the mean change from sample to sample in the training part. */
    double scaledError(HeldOutErrors track, int horizonIndex) {
        double sum = 0;
        for (int c = 0; c < steps.length; c++) {
            sum += track.meanAbsolute(horizonIndex, c) / steps[c];
        }
        return sum / steps.length;
    }
}
