package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.SeriesScale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the forecasts of one series whose samples are regular and complete in time, such as held-out data: keeps the forecasts whose true
 * values are not known yet, and learns from each when its value comes. It does what the stream does with its pending forecasts.
 */
public final class AdaptedSeries {
    private final ForecastCorrector corrector;
    private final int channels;
    private Adaptation series;
    private @Nullable SeriesScale scale; // the series' own; null if all series have one
    private boolean scaleAnew; // whether it was learned anew since the newest sample
    private double[] learnedFrom = {}; // (samples, channels) what it was learned from
    private final double[][][] lessons; // (horizons)(horizon)(channels·lesson) ring of forecasts; none if not corrected
    private final double[][][] lasts; // (horizons)(horizon)(channels) the newest samples then
    private final double[] truth; // (channels) scratch
    private final double[] newest; // (channels)
    private boolean arrived; // whether any channel of the newest sample was observed
    private long samples;

    /** Creates a series without samples, of a model that need not have these settings. */
    public AdaptedSeries(Model model, AdapterSettings settings) {
        this.corrector = new ForecastCorrector(model, settings);
        this.channels = model.spec().channels();
        this.series = corrector.newAdaptation();
        this.truth = new double[channels];
        this.newest = new double[channels];
        int horizons = model.spec().horizons().size();
        this.lessons = new double[horizons][][];
        this.lasts = new double[horizons][][];
        for (int h = 0; h < horizons; h++) {
            int pending = corrector.corrects(h) ? model.spec().horizons().get(h) : 0;
            lessons[h] = new double[pending][pending > 0 ? corrector.lesson(h).length : 0];
            lasts[h] = new double[pending][channels];
            for (double[] lesson : lessons[h]) {
                Arrays.fill(lesson, Double.NaN); // no forecast: nothing is learned from it
            }
        }
    }

    /**
     * Takes the series' own center and scale, once forecasts of the next sample are learned from; needed if the model scales each series on its own.
     * Begins anew where they were learned anew, as in the stream: what was learned is in other units.
     *
     * @param own as it is after the next sample
     * @param past (samples, channels) the inputs that it was learned from, the oldest first
     */
    @SuppressWarnings("ReferenceEquality") // the same scale as before, not an equal one
    public void scaleBy(SeriesScale own, double[] past) {
        scaleAnew |= own != scale;
        scale = own;
        learnedFrom = past;
    }

    public AdapterState state() {
        return series.learned();
    }

    /**
     * Takes in a sample that is not forecast from, or before the forecasts from it: learns from the forecasts of this sample.
     *
     * @param sample (channels) as the model sees it, with filled values
     * @param observed (channels) whether a value is a true one, so that it is learned from
     */
    public void observe(double[] sample, boolean[] observed) {
        arrived = false;
        for (int c = 0; c < channels; c++) {
            truth[c] = observed[c] ? sample[c] : Double.NaN;
            arrived |= observed[c];
        }
        for (int h = 0; h < lessons.length; h++) {
            if (lessons[h].length > 0) {
                int due = (int) (samples % lessons[h].length);
                corrector.learn(series, h, lessons[h][due], lasts[h][due], truth);
                Arrays.fill(lessons[h][due], Double.NaN);
            }
        }
        System.arraycopy(sample, 0, newest, 0, channels);
        takeScale();
        corrector.observe(series, sample, 0);
        samples++;
    }

    private void takeScale() {
        if (scale != null) {
            corrector.scaleBy(scale);
        }
        if (scaleAnew) {
            series = corrector.begin(null, learnedFrom);
            scaleAnew = false;
        }
    }

    /**
     * Corrects the model's forecasts from the newest sample. Keeps them to learn from, unless the sample was missing: in the stream nothing
     * is forecast from it.
     *
     * @param means (horizons, channels) the model's forecasts; receives the corrected ones
     */
    public void adapt(double[][] means) {
        corrector.correct(series, newest, means);
        for (int h = 0; h < lessons.length && arrived; h++) {
            if (lessons[h].length > 0) {
                int kept = (int) ((samples - 1) % lessons[h].length);
                double[] lesson = corrector.lesson(h);
                System.arraycopy(lesson, 0, lessons[h][kept], 0, lesson.length);
                System.arraycopy(newest, 0, lasts[h][kept], 0, channels);
            }
        }
    }
}
