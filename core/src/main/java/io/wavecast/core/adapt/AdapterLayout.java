package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;

/**
 * Where the numbers of one horizon and channel are in an {@link AdapterState}: the discounted sums of products of features (the lower triangle
 * by rows), those of features with the model's errors, the discounted number of scores, the discounted mean square of the model's errors in
 * scaled units, and the two sums of the {@link Gate}.
 *
 * @param features of the regression: last value, season's value, constant, and means
 */
public record AdapterLayout(int features) {
    /** Where the mean square is, behind the number of scores. */
    static final int SQUARE = 1;
    /** Where the gate's sums are, behind the number of scores. */
    static final int STAKES = 2;

    static final int GAINS = 3;

    private static final int WITHOUT_MEANS = 3;

    /** That of an adapter with these settings. */
    public static AdapterLayout of(AdapterSettings settings) {
        return withMeans(settings.means().size());
    }

    static AdapterLayout withMeans(int means) {
        return new AdapterLayout(WITHOUT_MEANS + means);
    }

    /** Where the sums of products with errors begin, after the products. */
    int cross() {
        return features * (features + 1) / 2;
    }

    /** Where the discounted number of scores is. */
    public int count() {
        return cross() + features;
    }

    /** How many numbers a horizon of a channel has. */
    public int numbers() {
        return count() + GAINS + 1;
    }

    /** How many numbers a pending forecast is remembered by, per channel: the model's forecast, the season's value, the correction, and the means. */
    public int lesson() {
        return features;
    }
}
