package io.wavecast.trainer.backtest;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.spread.SpreadChoice;
import io.wavecast.trainer.training.AdapterFit;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs forecasters on the last fifth of a recording, each fitted to the samples before it, and compares their errors. */
final class Backtest {
    private static final Logger log = LoggerFactory.getLogger(Backtest.class);

    /** What follows the name of a forecaster whose forecasts are corrected online. */
    static final String ADAPTED = "+adapter";

    private final TrainSettings settings;
    private final History history;
    private final Split split;
    private final TargetChannels predicted;
    private final double[] deviations; // (channels) standard deviation of the training part
    private final double[] changes; // (channels) mean absolute change from sample to sample in the training part
    private final List<HeldOutErrors> results = new ArrayList<>();

    /**
     * @param settings of networks; {@link #run} sets the cell
     * @throws IllegalArgumentException if there is too little data, or if the recording has fewer channels than the settings name
     */
    Backtest(TrainSettings settings, History history) {
        this.history = history;
        if (history.series().isEmpty()) {
            throw new IllegalArgumentException("no samples: a series begins once every channel has had a value"
                    + (history.skipped().isEmpty() ? "" : "; skipped records by reason: " + history.skipped()));
        }
        this.predicted = settings.target().predicted(history.series().get(0).channels());
        this.split = FittedModel.split(settings, history);
        if (split.train().isEmpty()
                || split.validation().isEmpty()
                || split.test().isEmpty()) {
            throw new IllegalArgumentException(
                    "too few samples without gaps: expected some for training, validation and the test, was "
                            + split.trainTargets() + ", " + split.validationTargets() + " and " + split.testTargets()
                            + " of "
                            + history.samples());
        }
        this.settings = settings.at(history.periodMicros());
        int channels = split.test().get(0).values()[0].length;
        this.deviations = new double[channels];
        this.changes = new double[channels];
        for (int c = 0; c < channels; c++) {
            measure(c);
        }
    }

    private void measure(int channel) {
        double sum = 0;
        double squares = 0;
        double absoluteChanges = 0;
        long samples = 0;
        long pairs = 0;
        for (SeriesSlice part : split.train()) {
            for (int t = 0; t < part.values().length; t++) {
                double value = part.values()[t][channel];
                sum += value;
                squares += value * value;
                samples++;
                if (t > 0 && part.observed()[t][channel]) {
                    absoluteChanges += Math.abs(value - part.values()[t - 1][channel]);
                    pairs++;
                }
            }
        }
        double mean = sum / samples;
        double deviation = Math.sqrt(Math.max(0, squares / samples - mean * mean));
        deviations[channel] = deviation > 0 ? deviation : 1;
        changes[channel] = absoluteChanges > 0 ? absoluteChanges / pairs : 1;
    }

    /**
     * Fits and runs one more forecaster.
     *
     * @param name one of {@link NamedForecasters}
     */
    HeldOutErrors run(String name, TrainingListener listener) throws InterruptedException {
        Optional<CellKind> cell = NamedForecasters.cell(name);
        return cell.isPresent()
                ? run(name, settings.with(cell.get()), listener)
                : add(HeldOutErrors.of(
                        name, horizons(), split.test(), NamedForecasters.classical(name, split, horizons())));
    }

    /**
     * Trains and runs a network, and once more with its forecasts corrected online.
     *
     * @param name for the tables
     */
    HeldOutErrors run(String name, TrainSettings network, TrainingListener listener) throws InterruptedException {
        FittedModel fit = FittedModel.of(network, history, listener);
        SpreadChoice spread = fit.spread(network, history);
        if (!spread.report().isEmpty()) {
            log.info("{}{}", name, spread.report());
        }
        if (!spread.leftOut().isEmpty()) {
            log.warn("{}: the time ran out ({}), not tried: {}", name, OptionNames.MAX_TIME, spread.leftOut());
        }
        var model = fit.model(new ModelVersion("backtest", 1), Lineage.UNKNOWN).withSpread(spread.head());
        List<Integer> ahead = network.target().horizons();
        HeldOutErrors frozen = add(HeldOutErrors.of(name, ahead, split.test(), HeldOutForecasters.network(model)));
        if (network.target().adapter() != AdapterMode.OFF) {
            AdapterChoice choice = AdapterFit.of(network, history).chosen(fit);
            log.info("{}, on the validation part{}", name, choice.report());
            add(HeldOutErrors.of(name + ADAPTED, ahead, split.test(), HeldOutAdapted.of(model, choice)));
        }
        return frozen;
    }

    private HeldOutErrors add(HeldOutErrors ofAll) {
        HeldOutErrors result = ofAll.only(predicted);
        results.add(result);
        return result;
    }

    /** The channels that are forecast and judged. */
    TargetChannels predicted() {
        return predicted;
    }

    /** The settings, with horizons in steps. */
    TrainSettings settings() {
        return settings;
    }

    List<Integer> horizons() {
        return settings.target().horizons();
    }

    History history() {
        return history;
    }

    Split split() {
        return split;
    }

    /** Errors of all forecasters, in the order they ran. */
    List<HeldOutErrors> results() {
        return results;
    }

    /** (channels) standard deviation of the training part. */
    double[] deviations() {
        return deviations;
    }

    /** RMSE over all targets and forecast channels, in standard deviations of the training part. */
    double error(HeldOutErrors result, int horizonIndex) {
        return result.rootMeanSquare(horizonIndex, deviations);
    }

    /** Mean absolute error in standard deviations of the training part, a mean over forecast channels. */
    double absoluteError(HeldOutErrors result, int horizonIndex) {
        return mean(c -> result.meanAbsolute(horizonIndex, c), deviations);
    }

    /** Mean absolute scaled error (Hyndman and Koehler 2006): in units of the mean change from sample to sample in the training part. */
    double scaledError(HeldOutErrors result, int horizonIndex) {
        return mean(c -> result.meanAbsolute(horizonIndex, c), changes);
    }

    /** @param units (channels) that errors are divided by */
    private double mean(IntToDoubleFunction errorOfChannel, double[] units) {
        double sum = 0;
        for (int c : predicted.list()) {
            sum += errorOfChannel.applyAsDouble(c) / units[c];
        }
        return sum / predicted.count();
    }
}
