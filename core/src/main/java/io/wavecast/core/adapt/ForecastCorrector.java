package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesScale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrects all forecasts of one model, and learns from those whose true values are known. The stream and the trainer's evaluation both use
 * it, so that they forecast alike. The series' states are apart; not thread-safe, since it owns scratch space.
 *
 * <p>What a forecast must be remembered by until its true value comes is a lesson, per horizon: (channels)(model's forecast, season's
 * value, correction, means). The last value belongs to it as well, but all horizons share that one.
 */
public final class ForecastCorrector {
    private static final int MODEL = 0;
    private static final int SEASON = 1;
    private static final int CORRECTION = 2;
    private static final int MEANS = 3;

    private final ModelVersion version;
    private final AdapterSettings settings;
    private final OnlineAdapter adapter;
    private final int channels;
    private final AdapterLayout layout;
    private final int lesson; // numbers of a lesson per channel
    private final int[] places; // (the model's horizons) position among the corrected ones; −1 if not corrected
    private final int[] horizons; // (corrected horizons)
    private final int[] stepsBack; // (corrected horizons)
    private final double[] thresholds; // (corrected horizons)
    private final double[][] lessons; // (corrected horizons)(channels·lesson)
    private final double[] experts; // (last value, season's value, means) scratch
    private final double[] endless; // (channels) ranges of the model's inputs if a series' own scale is unknown
    private double[] ranges; // (channels) of the model's inputs

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
        this.layout = AdapterLayout.of(settings);
        this.lesson = layout.lesson();
        this.places = new int[all.size()];
        this.horizons = settings.horizons().stream().mapToInt(Integer::intValue).toArray();
        this.stepsBack = Arrays.stream(horizons).map(settings::stepsBack).toArray();
        this.thresholds =
                Arrays.stream(horizons).mapToDouble(settings::threshold).toArray();
        this.lessons = new double[horizons.length][channels * lesson];
        this.experts = new double[layout.features() - 1];
        this.endless = new double[channels];
        Arrays.fill(endless, Double.POSITIVE_INFINITY);
        this.ranges = model.preprocessing().perSeries().isPresent() ? endless : adapter.ranges();
        for (int h = 0; h < places.length; h++) {
            places[h] = settings.horizons().indexOf(all.get(h));
        }
    }

    /** What a series without samples needs. */
    public Adaptation newAdaptation() {
        return new Adaptation(
                version,
                new AdapterState(horizons.length * channels, layout),
                new SeasonRing(settings.season(), channels),
                new RunningMeans(channels, settings.means().size()));
    }

    /**
     * What a series needs whose past samples are known.
     *
     * @param kept what was learned from it before; null for a series from which nothing was learned
     * @param past (samples, channels) without a gap, the oldest first
     */
    public Adaptation begin(@Nullable Adaptation kept, double[] past) {
        Adaptation begun = kept == null ? newAdaptation() : kept;
        begun.forgetSamples();
        for (int at = 0; at < past.length; at += channels) {
            observe(begun, past, at);
        }
        return begun;
    }

    /**
     * Takes in a sample, before the forecasts from it.
     *
     * @param samples of which the (channels) values begin at {@code from}, observed or filled in
     */
    public void observe(Adaptation series, double[] samples, int from) {
        series.season().add(samples, from);
        if (!settings.means().isEmpty()) {
            series.means().add(samples, from, settings.means(), ranges);
        }
    }

    /**
     * Takes a series' own center and scale for what follows; needed if the model scales each series on its own.
     *
     * @param own null if it is not known yet; then samples may be observed, but no forecasts corrected
     */
    public void scaleBy(@Nullable SeriesScale own) {
        if (own == null) {
            ranges = endless;
        } else {
            adapter.scaleBy(own);
            ranges = adapter.ranges();
        }
    }

    /** Whether a series' adaptation is one of this version, and has its shape: a name that was retired may return with an old number. */
    public boolean fits(Adaptation adaptation) {
        return adaptation.model().equals(version)
                && adaptation.learned().numbers().length == horizons.length * channels * layout.numbers()
                && adaptation.season().season() == settings.season()
                && adaptation.means().values().length
                        == channels * settings.means().size();
    }

    /** Whether a horizon of the model is corrected; false for one that it does not have. */
    public boolean corrects(int horizonIndex) {
        return horizonIndex < places.length && places[horizonIndex] >= 0;
    }

    /**
     * Corrects the model's forecasts from the newest sample.
     *
     * @param series that has {@linkplain #observe observed} the newest sample
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
            for (int c = 0; c < channels; c++) {
                double[] remembered = lessons[place];
                int at = c * lesson;
                remembered[at + SEASON] = series.season().value(stepsBack[place], c);
                System.arraycopy(series.means().values(), c * spans(), remembered, at + MEANS, spans());
                setExperts(last[c], remembered, at);
                int index = place * channels + c;
                double model = means[h][c];
                double correction = adapter.correction(state, index, horizons[place], c, model, experts);
                remembered[at + MODEL] = model;
                remembered[at + CORRECTION] = correction;
                means[h][c] = adapter.published(state, index, horizons[place], thresholds[place], model, correction);
            }
        }
    }

    /** The lesson of the newest forecast at a corrected horizon of the model, (channels)({@link AdapterLayout#lesson}); shared. */
    public double[] lesson(int horizonIndex) {
        return lessons[places[horizonIndex]];
    }

    /**
     * The model's own forecast of a channel, before it was corrected, from a forecast's lesson.
     *
     * @param channels of the model
     */
    public static double modelsOwn(double[] lesson, int channels, int channel) {
        return lesson[lesson.length / channels * channel + MODEL];
    }

    /**
     * Learns from a forecast.
     *
     * @param horizonIndex position of a corrected horizon among the model's
     * @param remembered the lesson of that forecast
     * @param last (channels) what was the newest sample then
     * @param truth (channels) the observed values; NaN where missing
     */
    public void learn(Adaptation series, int horizonIndex, double[] remembered, double[] last, double[] truth) {
        for (int c = 0; c < channels; c++) {
            int at = c * lesson;
            setExperts(last[c], remembered, at);
            adapter.learn(
                    series.learned(),
                    places[horizonIndex] * channels + c,
                    c,
                    remembered[at + MODEL],
                    experts,
                    remembered[at + CORRECTION],
                    truth[c]);
        }
    }

    private void setExperts(double last, double[] remembered, int at) {
        experts[0] = last;
        experts[1] = remembered[at + SEASON];
        System.arraycopy(remembered, at + MEANS, experts, 2, spans());
    }

    private int spans() {
        return lesson - MEANS;
    }
}
