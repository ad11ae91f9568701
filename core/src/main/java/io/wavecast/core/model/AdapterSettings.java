package io.wavecast.core.model;

import java.util.List;

/**
 * How a model's forecasts are corrected online, see {@code io.wavecast.core.adapt}. Chosen by the trainer on held-out data, and part of a
 * model; never changes within a version.
 *
 * @param season steps of one season, such as 24 for hours with a daily cycle; 0 if the series has none
 * @param means spans of the exponential means of the past that forecasts are corrected by, in samples, ascending; none for an adapter without
 * @param memory number of scores that count, by and large: a score's weight shrinks by {@code 1 − 1/memory} with each later one; at
 *     least 2
 * @param penalty how many scores a regression's weights are held at 0 for, per step of the horizon; positive. Errors of horizon h
 *     overlap h − 1 steps with the next ones, so h scores tell about as much as one
 * @param caution penalty of the gate's share, per step of the horizon; positive. In squares of corrections divided by mean squared errors
 *     of the model
 * @param cutoff errors beyond so many root mean square errors of the model count less; positive
 * @param reach how far beyond the last value, the season's value and the means a corrected forecast may lie, in root mean square errors of
 *     the model; 0 or more
 * @param threshold what the corrections of a horizon on standby must gain per score before they are published, in mean squared errors of the
 *     model; 0 or more
 * @param horizons the model's horizons whose forecasts are corrected, ascending
 * @param standby those of {@code horizons} whose corrections are published only while they gain more than the threshold
 */
public record AdapterSettings(
        int season,
        List<Integer> means,
        double memory,
        double penalty,
        double caution,
        double cutoff,
        double reach,
        double threshold,
        List<Integer> horizons,
        List<Integer> standby) {
    /** Longest season. */
    public static final int MAX_SEASON = 10_000;
    /** Largest number of means. */
    public static final int MAX_MEANS = 4;
    /** Longest span of a mean. */
    public static final int MAX_SPAN = 1_000_000;
    /**
     * What {@link #of} has for them if there is no season. With a season a mean sways with it, and the season's value tells the level as well.
     */
    public static final List<Integer> MEANS = List.of(20);
    /** What {@link #of} has for a series' memory in scores. */
    public static final double MEMORY = 1_000;

    public static final double PENALTY = 20;
    public static final double CAUTION = 1;
    public static final double CUTOFF = 16;
    public static final double REACH = 1;
    public static final double THRESHOLD = 0.05;

    public AdapterSettings {
        means = List.copyOf(means);
        horizons = List.copyOf(horizons);
        standby = List.copyOf(standby);
        if (season < 0 || season > MAX_SEASON) {
            throw new IllegalArgumentException("season must lie within 0.." + MAX_SEASON + ", was " + season);
        }
        checkMeans(means);
        if (!(memory >= 2 && memory <= 1e9)) {
            throw new IllegalArgumentException("memory must lie within 2..1e9, was " + memory);
        }
        checkPositive("penalty", penalty);
        checkPositive("caution", caution);
        checkPositive("cutoff", cutoff);
        checkNotNegative("reach", reach);
        checkNotNegative("threshold", threshold);
        if (horizons.isEmpty()) {
            throw new IllegalArgumentException("horizons: expected at least one of the model's, was none");
        }
        if (!horizons.stream().filter(standby::contains).toList().equals(standby)) {
            throw new IllegalArgumentException(
                    "standby: expected some of the corrected horizons " + horizons + ", in that order, was " + standby);
        }
    }

    private static void checkMeans(List<Integer> means) {
        boolean ascending = true;
        for (int i = 0; i < means.size(); i++) {
            ascending &= means.get(i) >= 2 && means.get(i) <= MAX_SPAN && (i == 0 || means.get(i) > means.get(i - 1));
        }
        if (!ascending || means.size() > MAX_MEANS) {
            throw new IllegalArgumentException("means: expected at most " + MAX_MEANS + " spans within 2.." + MAX_SPAN
                    + ", ascending, was " + means);
        }
    }

    private static void checkPositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be finite and positive, was " + value);
        }
    }

    private static void checkNotNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, was " + value);
        }
    }

    /** The settings that did best on all recordings together. */
    public static AdapterSettings of(int season, double memory, List<Integer> horizons) {
        List<Integer> means = season == 0 ? MEANS : List.of();
        return new AdapterSettings(
                season, means, memory, PENALTY, CAUTION, CUTOFF, REACH, THRESHOLD, horizons, List.of());
    }

    /** The same for other horizons, those on standby included. */
    public AdapterSettings withHorizons(List<Integer> others, List<Integer> onStandby) {
        return new AdapterSettings(
                season, means, memory, penalty, caution, cutoff, reach, threshold, others, onStandby);
    }

    /** The same with means of other spans. */
    public AdapterSettings withMeans(List<Integer> spans) {
        return new AdapterSettings(
                season, spans, memory, penalty, caution, cutoff, reach, threshold, horizons, standby);
    }

    /** What the corrections of a horizon must gain per score before they are published: 0 unless it is on standby. */
    public double threshold(int horizon) {
        return standby.contains(horizon) ? threshold : 0;
    }

    /** What a score's weight is multiplied by with each later score, in (0, 1). */
    public double discount() {
        return 1 - 1 / memory;
    }

    /**
     * How many steps before the present the season's value for a horizon lies: the latest sample that is whole seasons before the target.
     *
     * @param horizon steps ahead, 1 or more
     * @return 0 to season − 1; −1 without a season
     */
    public int stepsBack(int horizon) {
        return season == 0 ? -1 : season - 1 - (horizon - 1) % season;
    }

    /**
     * Checks that they fit a model.
     *
     * @throws IllegalArgumentException if not; the message names both values
     */
    void check(ModelSpec spec) {
        if (spec.label()) {
            throw new IllegalArgumentException("adapter: expected none in a model of labels, was one");
        }
        for (int i = 0; i < horizons.size(); i++) {
            if (!spec.horizons().contains(horizons.get(i)) || (i > 0 && horizons.get(i) <= horizons.get(i - 1))) {
                throw new IllegalArgumentException("adapter.horizons: expected some of the model's horizons "
                        + spec.horizons() + ", ascending, was " + horizons);
            }
        }
    }
}
