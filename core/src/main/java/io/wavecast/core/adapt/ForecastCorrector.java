package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesScale;
import java.util.Arrays;
import java.util.List;

/**
 * Corrects all forecasts of one model, and learns from those whose true values are known. The stream and the trainer's evaluation both use
 * it, so that they forecast alike. The series' states are apart; not thread-safe, since it owns scratch space.
 *
 * <p>What a forecast must be remembered by until its true value comes is a lesson, per horizon: (channels)(model's forecast, season's
 * value, correction). The last value belongs to it as well, but all horizons share that one.
 */
public final class ForecastCorrector {
    private static final int MODEL = 0;
    private static final int SEASON = 1;
    private static final int CORRECTION = 2;

    /** Numbers of a lesson per channel. */
    public static final int LESSON = 3;

    private final ModelVersion version;
    private final AdapterSettings settings;
    private final OnlineAdapter adapter;
    private final int channels;
    private final int[] places; // (the model's horizons) position among the corrected ones; −1 if not corrected
    private final int[] horizons; // (corrected horizons)
    private final int[] stepsBack; // (corrected horizons)
    private final double[] thresholds; // (corrected horizons)
    private final double[][] lessons; // (corrected horizons)(channels·LESSON)

    /**
     * Creates a corrector.
     *
     * @param settings such as those of the model
     */
    public ForecastCorrector(Model model, AdapterSettings settings) {
        List<Integer> all = model.spec().horizons();
        this.version = model.version();
        this.settings = settings;
        this.adapter = new OnlineAdapter(settings, model.preprocessing().scaling());
        this.channels = model.spec().channels();
        this.places = new int[all.size()];
        this.horizons = settings.horizons().stream().mapToInt(Integer::intValue).toArray();
        this.stepsBack = Arrays.stream(horizons).map(settings::stepsBack).toArray();
        this.thresholds =
                Arrays.stream(horizons).mapToDouble(settings::threshold).toArray();
        this.lessons = new double[horizons.length][channels * LESSON];
        for (int h = 0; h < places.length; h++) {
            places[h] = settings.horizons().indexOf(all.get(h));
        }
    }

    /** What a series without samples needs. */
    public Adaptation newAdaptation() {
        return new Adaptation(
                version, new AdapterState(horizons.length * channels), new SeasonRing(settings.season(), channels));
    }

    /** Takes a series' own center and scale for what follows; needed if the model scales each series on its own. */
    public void scaleBy(SeriesScale own) {
        adapter.scaleBy(own);
    }

    /** Whether a series' adaptation is one of this version, and has its shape: a name that was retired may return with an old number. */
    public boolean fits(Adaptation adaptation) {
        return adaptation.model().equals(version)
                && adaptation.learned().size() == horizons.length * channels
                && adaptation.season().season() == settings.season();
    }

    /** Whether a horizon of the model is corrected; false for one that it does not have. */
    public boolean corrects(int horizonIndex) {
        return horizonIndex < places.length && places[horizonIndex] >= 0;
    }

    /**
     * Corrects the model's forecasts from the newest sample.
     *
     * @param series whose season has the newest sample
     * @param last (channels) the newest sample; NaN where unknown
     * @param means (horizons, channels) the model's forecasts; receives the corrected ones
     */
    public void correct(Adaptation series, double[] last, double[][] means) {
        AdapterState state = series.learned();
        for (int h = 0; h < places.length; h++) {
            int place = places[h];
            if (place < 0) {
                continue;
            }
            double[] lesson = lessons[place];
            for (int c = 0; c < channels; c++) {
                int index = place * channels + c;
                double model = means[h][c];
                double seasons = series.season().value(stepsBack[place], c);
                double correction = adapter.correction(state, index, horizons[place], c, model, last[c], seasons);
                lesson[c * LESSON + MODEL] = model;
                lesson[c * LESSON + SEASON] = seasons;
                lesson[c * LESSON + CORRECTION] = correction;
                means[h][c] = adapter.published(state, index, horizons[place], thresholds[place], model, correction);
            }
        }
    }

    /** The lesson of the newest forecast at a corrected horizon of the model, (channels·{@value #LESSON}); shared. */
    public double[] lesson(int horizonIndex) {
        return lessons[places[horizonIndex]];
    }

    /** The model's own forecast of a channel, before it was corrected, from a forecast's lesson. */
    public static double modelsOwn(double[] lesson, int channel) {
        return lesson[channel * LESSON + MODEL];
    }

    /**
     * Learns from a forecast.
     *
     * @param horizonIndex position of a corrected horizon among the model's
     * @param lesson of that forecast
     * @param last (channels) what was the newest sample then
     * @param truth (channels) the observed values; NaN where missing
     */
    public void learn(Adaptation series, int horizonIndex, double[] lesson, double[] last, double[] truth) {
        for (int c = 0; c < channels; c++) {
            adapter.learn(
                    series.learned(),
                    places[horizonIndex] * channels + c,
                    c,
                    lesson[c * LESSON + MODEL],
                    last[c],
                    lesson[c * LESSON + SEASON],
                    lesson[c * LESSON + CORRECTION],
                    truth[c]);
        }
    }
}
