package io.wavecast.trainer.judge;

import io.wavecast.core.model.ModelVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The comparison of a model with its rivals on held-out data. Errors are root mean squares in scaled units, all on the same targets. With
 * several series, medians over them decide, and the share of series that are better off with the last value.
 *
 * @param horizons steps ahead
 * @param errors (horizons) of the model, over all series
 * @param naiveErrors (horizons) of the last value
 * @param arErrors (horizons) of AR(p)
 * @param lags p of AR(p)
 * @param targets number of held-out samples at the first horizon
 * @param tolerance share by which the model may be worse than its rivals
 * @param maxLosing the largest share of series in which the last value may be better
 * @param pValue how often the model and AR(p) would differ at least this much at the first horizon if they were equally good (Diebold and
 *     Mariano 1995); NaN if their errors do not differ
 * @param champion the model that this one would replace
 * @param noRival why the model in force is not compared, in words; empty if it is, or if there is none
 * @param series the errors of each series; at least one
 */
public record Verdict(
        List<Integer> horizons,
        List<Double> errors,
        List<Double> naiveErrors,
        List<Double> arErrors,
        int lags,
        long targets,
        double tolerance,
        double maxLosing,
        double pValue,
        Optional<Champion> champion,
        String noRival,
        List<SeriesErrors> series) {
    /**
     * The published model.
     *
     * @param errors (horizons) NaN for horizons that it does not forecast
     * @param conceded (horizons) logarithm of the factor by which it and the models before it became worse, one after the other
     */
    public record Champion(ModelVersion version, List<Double> errors, List<Double> conceded) {
        public Champion {
            errors = List.copyOf(errors);
            conceded = List.copyOf(conceded);
        }
    }

    /** The smallest gain over the last value, as a share: a model that repeats the last value differs from it by rounding. */
    private static final double MIN_GAIN = 1e-4;

    /** A forecaster that a model is compared with. */
    public enum Rival {
        NAIVE,
        AR,
        CHAMPION;

        /** The name in metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        horizons = List.copyOf(horizons);
        errors = List.copyOf(errors);
        naiveErrors = List.copyOf(naiveErrors);
        arErrors = List.copyOf(arErrors);
        series = List.copyOf(series);
    }

    /**
     * Whether the model is better than the last value at one horizon or more, and at no horizon worse than the last value, AR(p) or the champion,
     * within the tolerance and float32's rounding; and whether few enough series lose to the last value.
     */
    public boolean worthPublishing() {
        return betterRivals().isEmpty();
    }

    /** The rivals that the model is worse than. */
    public Set<Rival> betterRivals() {
        Set<Rival> better = EnumSet.noneOf(Rival.class);
        if (!gains() || tooManySeriesLose()) {
            better.add(Rival.NAIVE);
        }
        for (int h = 0; h < horizons.size(); h++) {
            better.addAll(betterRivals(h));
        }
        return better;
    }

    /** The rivals that the model is worse than at one horizon. */
    public Set<Rival> betterRivals(int horizonIndex) {
        Set<Rival> better = EnumSet.noneOf(Rival.class);
        for (Rival rival : Rival.values()) {
            if (ratio(rival, horizonIndex) > 1 + tolerance) {
                better.add(rival);
            }
        }
        return better;
    }

    /** Whether a simpler forecaster, the last value or AR(p), is better at a horizon, or the last value is for too many series. */
    public boolean losesAt(int horizonIndex) {
        Set<Rival> better = betterRivals(horizonIndex);
        long losing =
                series.stream().filter(one -> one.losses().get(horizonIndex)).count();
        return better.contains(Rival.NAIVE) || better.contains(Rival.AR) || losing > maxLosing * series.size();
    }

    /** Whether one rival's error at a horizon is smaller than another's. */
    public boolean better(Rival one, Rival other, int horizonIndex) {
        return ratio(one, horizonIndex) > ratio(other, horizonIndex);
    }

    /** Whether the model is better than the last value at one horizon or more. */
    boolean gains() {
        return IntStream.range(0, horizons.size()).anyMatch(this::gains);
    }

    private boolean gains(int h) {
        return SeriesErrors.median(
                        series, one -> one.errors().get(h) / one.naiveErrors().get(h))
                < 1 - MIN_GAIN;
    }

    /**
     * The model's error as a multiple of a rival's, which the tolerance limits. That against the champion includes what the champion and the models before
     * it conceded, so that a tolerance is granted once, not again with each version.
     *
     * @return NaN without such a rival
     */
    double ratio(Rival rival, int h) {
        return usedUp(rival, h) * measured(rival, h);
    }

    /** The model's error as a multiple of a rival's: the median over series; NaN without such a rival. */
    double measured(Rival rival, int h) {
        return SeriesErrors.median(
                series,
                one -> SeriesErrors.ratio(
                        one.beside(rival).get(h), one.errorsOf(rival).get(h)));
    }

    /** The factor by which the model may still be worse than a rival: earlier versions may have used up some of the tolerance. */
    double allowed(Rival rival, int h) {
        return (1 + tolerance) / usedUp(rival, h);
    }

    /** The factor by which the champion and the models before it became worse, one after the other; 1 for other rivals. */
    private double usedUp(Rival rival, int h) {
        return rival == Rival.CHAMPION && champion.isPresent()
                ? Math.exp(champion.get().conceded().get(h))
                : 1;
    }

    /**
     * What the model concedes to the models before it, kept in its lineage.
     *
     * @return (horizons) logarithm of the factor by which errors have grown, 0 or more
     */
    public List<Double> conceded() {
        return IntStream.range(0, horizons.size())
                .mapToObj(h -> ratio(Rival.CHAMPION, h))
                .map(ratio -> Double.isFinite(ratio) && ratio > 1 ? Math.log(ratio) : 0)
                .toList();
    }

    /** The series in which the last value is better at one horizon or more. */
    public List<SeriesErrors> losingSeries() {
        return series.stream().filter(SeriesErrors::loses).toList();
    }

    boolean tooManySeriesLose() {
        return losingSeries().size() > maxLosing * series.size();
    }

    /** Median over series of {@code 1 − error / naiveError}. */
    double medianSkill(int horizonIndex) {
        return SeriesErrors.median(series, one -> one.skill(horizonIndex));
    }

    /** {@code 1 − error / naiveError} at the first horizon. */
    public double skill() {
        return 1 - errors.get(0) / naiveErrors.get(0);
    }

    /** The outcome, its reasons and the errors at the first horizon, in one sentence. */
    public String sentence() {
        return new VerdictText(this).sentence();
    }

    /** The sentence, then the errors at the other horizons, those of the champion and those of the series; kept in the model's lineage. */
    public String report() {
        return new VerdictText(this).report();
    }
}
