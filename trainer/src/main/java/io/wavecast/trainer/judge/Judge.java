package io.wavecast.trainer.judge;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import io.wavecast.trainer.statistics.DieboldMariano;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares a model on held-out data with the last value, AR(p) and the model that it would replace, at every horizon and for every series. Models
 * run through the same code as in the stream, each with the past that it would have there.
 */
public final class Judge {
    private static final double SIGNIFICANT = 0.05;

    private final double tolerance;
    private final double maxLosing;

    /**
     * Creates a judge.
     *
     * @param tolerance share by which a model may be worse than AR(p) or the champion
     * @param maxLosing the largest share of series in which the last value may be better
     */
    public Judge(double tolerance, double maxLosing) {
        this.tolerance = tolerance;
        this.maxLosing = maxLosing;
    }

    /** Judges a model that is published as it is. */
    public Verdict judge(Model model, List<SeriesSlice> test, Autoregression autoregression, Optional<Model> champion) {
        return judge(model, Optional.empty(), test, autoregression, champion);
    }

    /**
     * Measures all errors on the same targets. A champion that was fitted to all its data has seen those targets that are not newer. There it is compared
     * with the model's own fit to all data, which has seen them, too.
     *
     * @param model fitted to what is before the test part
     * @param refitted the model as it will be published, fitted to everything; empty if it is published as it was judged
     * @param test in the user's units, with the past of each slice before its first target
     * @param autoregression fitted on scaled values of the training part, for the model's horizons
     * @param champion the model that would be replaced; ignored if it outputs labels, has another number of channels, or does not forecast all
     *     channels that the model forecasts
     * @throws IllegalArgumentException if there are no targets
     */
    public Verdict judge(
            Model model,
            Optional<Model> refitted,
            List<SeriesSlice> test,
            Autoregression autoregression,
            Optional<Model> champion) {
        if (test.isEmpty()) {
            throw noTargets();
        }
        List<Integer> horizons = model.spec().horizons();
        Preprocessing preprocessing = model.preprocessing();
        List<double[]> units = HeldOutUnits.of(preprocessing, test);
        double[] scale = new double[model.spec().channels()]; // the errors below are in units already
        Arrays.fill(scale, 1);
        TargetChannels predicted = model.spec().targets();
        HeldOutErrors own = HeldOutErrors.of("model", horizons, test, HeldOutForecasters.network(model))
                .only(predicted)
                .in(units);
        HeldOutErrors naive = HeldOutErrors.of("naive", horizons, test, HeldOutForecasters.naive())
                .only(predicted)
                .in(units);
        HeldOutErrors regression = HeldOutErrors.of(
                        "ar", horizons, test, HeldOutForecasters.autoregression(autoregression, preprocessing))
                .only(predicted)
                .in(units);
        if (own.count(0) == 0) {
            throw noTargets();
        }
        Optional<Model> rival = champion.filter(
                other -> !other.spec().label() && reason(other, predicted).isEmpty());
        Optional<HeldOutErrors> other = rival.map(
                held -> HeldOutErrors.of("champion", held.spec().horizons(), test, HeldOutForecasters.network(held))
                        .only(predicted)
                        .in(units));
        Optional<HeldOutErrors> beside =
                rival.map(held -> refitted.filter(all -> held.lineage().recipe().refitted())
                        .map(all -> own.withUntil(
                                HeldOutErrors.of("refitted", horizons, test, HeldOutForecasters.network(all))
                                        .only(predicted)
                                        .in(units),
                                held.lineage().history().toMicros()))
                        .orElse(own));
        DieboldMariano comparison =
                DieboldMariano.of(own.overall(0, scale), regression.overall(0, scale), horizons.get(0));
        return new Verdict(
                horizons,
                errors(own, horizons, scale),
                errors(naive, horizons, scale),
                errors(regression, horizons, scale),
                autoregression.lags(),
                own.count(0) / predicted.count(),
                tolerance,
                maxLosing,
                comparison.p(),
                rival.map(held -> new Verdict.Champion(
                        held.version(), errors(other.orElseThrow(), horizons, scale), conceded(held, horizons))),
                champion.filter(held -> !held.spec().label())
                        .map(held -> reason(held, predicted))
                        .orElse(""),
                bySeries(own, naive, regression, other, beside.orElse(own), scale));
    }

    /** Why the model in force is no rival of a model that forecasts these channels; empty if it is one. */
    private static String reason(Model held, TargetChannels predicted) {
        TargetChannels others = held.spec().targets();
        if (others.channels() == predicted.channels() && others.list().containsAll(predicted.list())) {
            return "";
        }
        return held.version() + " is not compared, since it forecasts " + Channels.words(others) + ", this model "
                + Channels.words(predicted);
    }

    private static IllegalArgumentException noTargets() {
        return new IllegalArgumentException(
                "no held-out targets: the series are too short to hold out a fifth of their samples");
    }

    private List<SeriesErrors> bySeries(
            HeldOutErrors own,
            HeldOutErrors naive,
            HeldOutErrors regression,
            Optional<HeldOutErrors> champion,
            HeldOutErrors besideChampion,
            double[] scale) {
        List<Integer> horizons = own.horizons();
        Map<String, HeldOutErrors> naives = naive.bySeries();
        Map<String, HeldOutErrors> regressions = regression.bySeries();
        Optional<Map<String, HeldOutErrors>> champions = champion.map(HeldOutErrors::bySeries);
        Map<String, HeldOutErrors> beside = besideChampion.bySeries();
        List<SeriesErrors> all = new ArrayList<>();
        own.bySeries().forEach((key, errors) -> {
            HeldOutErrors last = Objects.requireNonNull(naives.get(key));
            if (errors.count(0) > 0) {
                all.add(new SeriesErrors(
                        key,
                        errors(errors, horizons, scale),
                        errors(last, horizons, scale),
                        errors(Objects.requireNonNull(regressions.get(key)), horizons, scale),
                        champions
                                .map(each -> errors(Objects.requireNonNull(each.get(key)), horizons, scale))
                                .orElse(Collections.nCopies(horizons.size(), Double.NaN)),
                        errors(Objects.requireNonNull(beside.get(key)), horizons, scale),
                        IntStream.range(0, horizons.size())
                                .mapToObj(h -> loses(errors, last, h, scale))
                                .toList()));
            }
        });
        return all;
    }

    private boolean loses(HeldOutErrors own, HeldOutErrors naive, int h, double[] scale) {
        double ratio = SeriesErrors.ratio(own.rootMeanSquare(h, scale), naive.rootMeanSquare(h, scale));
        if (!(ratio > 1 + tolerance)) {
            return false;
        }
        double p = DieboldMariano.of(
                        own.overall(h, scale),
                        naive.overall(h, scale),
                        own.horizons().get(h))
                .p();
        return !(p > SIGNIFICANT);
    }

    /** (horizons) root mean squares over channels and targets, in scaled units; NaN for horizons that were not measured. */
    private static List<Double> errors(HeldOutErrors measured, List<Integer> horizons, double[] scale) {
        return horizons.stream()
                .map(measured.horizons()::indexOf)
                .map(index -> index < 0 ? Double.NaN : measured.rootMeanSquare(index, scale))
                .toList();
    }

    /** (horizons) what the champion conceded to its predecessors. */
    private static List<Double> conceded(Model champion, List<Integer> horizons) {
        List<Double> conceded = champion.lineage().evaluation().conceded();
        return horizons.stream()
                .map(champion.spec().horizons()::indexOf)
                .map(index -> index < 0 || index >= conceded.size() ? 0.0 : conceded.get(index))
                .toList();
    }
}
