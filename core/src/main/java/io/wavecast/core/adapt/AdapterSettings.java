package io.wavecast.core.adapt;

/**
 * How an {@link OnlineAdapter} learns. Chosen by the trainer on held-out data, and part of a model; never changes within a version.
 *
 * @param season steps of one season, such as 24 for hours with a daily cycle; 0 if the series has none
 * @param memory number of scores that count, by and large: a score's weight shrinks by {@code 1 − 1/memory} with each later one; at
 *     least 2
 * @param penalty how many scores a regression's weights are held at 0 for, per step of the horizon; positive. Errors of horizon h
 *     overlap h − 1 steps with the next ones, so h scores tell about as much as one
 * @param caution penalty of the gate's share, per step of the horizon; positive. In squares of corrections divided by mean squared errors
 *     of the model
 * @param cutOff errors beyond so many root mean square errors of the model count less; positive
 * @param reach how far beyond the last value and the season's value a corrected forecast may lie, in root mean square errors of
 *     the model; 0 or more
 */
public record AdapterSettings(
        int season, double memory, double penalty, double caution, double cutOff, double reach) {
    /** Longest season. */
    public static final int MAX_SEASON = 100_000;

    public AdapterSettings {
        if (season < 0 || season > MAX_SEASON) {
            throw new IllegalArgumentException("season must lie within 0.." + MAX_SEASON + ", was " + season);
        }
        if (!(memory >= 2 && memory <= 1e9)) {
            throw new IllegalArgumentException("memory must lie within 2..1e9, was " + memory);
        }
        checkPositive("penalty", penalty);
        checkPositive("caution", caution);
        checkPositive("cutOff", cutOff);
        if (!(reach >= 0 && Double.isFinite(reach))) {
            throw new IllegalArgumentException("reach must be finite and at least 0, was " + reach);
        }
    }

    private static void checkPositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be finite and positive, was " + value);
        }
    }

    /** The settings that did best on all recordings together. */
    public static AdapterSettings ofSeason(int season) {
        return new AdapterSettings(season, 1_000, 20, 1, 16, 1);
    }

    /** What a score's weight is multiplied by with each later score, in (0, 1). */
    double discount() {
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
}
