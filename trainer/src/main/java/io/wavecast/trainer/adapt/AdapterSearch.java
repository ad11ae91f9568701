package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the season, the memory and the horizons of an adapter on data that the model was not fitted to. Each candidate goes through them as
 * it would in the stream: it begins uncorrected, and learns from each forecast when its true value comes. So every error counts before it is
 * learned from.
 */
public final class AdapterSearch {
    /**
     * The least gain, as a share of the error, for which a horizon is corrected. On 51 recordings, 1, 10 and 32 steps ahead, a choice on one
     * half of the held-out data raised no error by more than 0.6 % on the other half with this margin, and by up to 1.8 % with one of 0.002.
     */
    static final double MARGIN = 0.005;

    private static final List<Double> MEMORIES = List.of(AdapterSettings.MEMORY, 250.0, 4_000.0);
    private static final int RING = 512; // samples before the first target that the stream has at least

    private AdapterSearch() {}

    /** The settings without any choice on held-out data: all horizons, and the default memory. */
    public static AdapterSettings byDefault(Model model, int season) {
        return AdapterSettings.of(season, AdapterSettings.MEMORY, model.spec().horizons());
    }

    /**
     * Chooses an adapter.
     *
     * @param test in the user's units; the model was not fitted to its targets
     * @param season of the series, in steps; 0 if they have none
     */
    public static AdapterChoice choose(Model model, List<SeriesSlice> test, int season) {
        List<AdapterSettings> candidates = candidates(model, season);
        var errors = new Errors(model, candidates.size());
        for (SeriesSlice slice : test) {
            errors.add(slice, candidates);
        }
        List<Double> frozen = errors.of(0);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            double gain = gain(frozen, errors.of(i + 1));
            if (gain > most) { // the first of equals: the default
                best = i;
                most = gain;
            }
        }
        List<Double> adapted = errors.of(best + 1);
        List<Integer> horizons = model.spec().horizons();
        List<Integer> paying = new ArrayList<>();
        for (int h = 0; h < horizons.size(); h++) {
            if (pays(frozen.get(h), adapted.get(h))) {
                paying.add(horizons.get(h));
            }
        }
        Optional<AdapterSettings> settings = paying.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(best).withHorizons(paying));
        return new AdapterChoice(settings, horizons, frozen, adapted);
    }

    private static List<AdapterSettings> candidates(Model model, int season) {
        List<AdapterSettings> candidates = new ArrayList<>();
        for (double memory : MEMORIES) {
            candidates.add(AdapterSettings.of(season, memory, model.spec().horizons()));
            if (season > 0) {
                candidates.add(AdapterSettings.of(0, memory, model.spec().horizons()));
            }
        }
        return candidates;
    }

    private static boolean pays(double frozen, double adapted) {
        return adapted < frozen * (1 - MARGIN);
    }

    /** The sum over horizons of the logarithms of what is gained beyond the margin. */
    private static double gain(List<Double> frozen, List<Double> adapted) {
        double gain = 0;
        for (int h = 0; h < frozen.size(); h++) {
            if (pays(frozen.get(h), adapted.get(h))) {
                gain += StrictMath.log(frozen.get(h) * (1 - MARGIN)) - StrictMath.log(adapted.get(h));
            }
        }
        return gain;
    }

    /** Squared errors of the frozen model, then of each candidate. */
    private static final class Errors {
        private final Model model;
        private final List<Integer> horizons;
        private final double[] scale; // (channels) of the slice
        private final double[][] squares; // (1 + candidates)(horizons)
        private final long[] counts; // (horizons)

        Errors(Model model, int candidates) {
            this.model = model;
            this.horizons = model.spec().horizons();
            this.scale = new double[model.spec().channels()];
            this.squares = new double[1 + candidates][horizons.size()];
            this.counts = new long[horizons.size()];
        }

        /** (horizons) root mean squares of a forecaster. */
        List<Double> of(int forecaster) {
            List<Double> errors = new ArrayList<>();
            for (int h = 0; h < counts.length; h++) {
                errors.add(Math.sqrt(squares[forecaster][h] / counts[h]));
            }
            return errors;
        }

        void add(SeriesSlice slice, List<AdapterSettings> candidates) {
            System.arraycopy(HeldOutUnits.of(model.preprocessing(), slice), 0, scale, 0, scale.length);
            var pass = new ModelPass(model);
            List<AdaptedSeries> series = candidates.stream()
                    .map(settings -> new AdaptedSeries(model, settings))
                    .toList();
            double[][] means = new double[horizons.size()][scale.length];
            int first = Math.max(
                    0, slice.firstTarget() - Math.max(RING, model.spec().warmup()));
            for (int t = first; t + 1 < slice.values().length; t++) {
                boolean forecasts = t + 1 >= slice.firstTarget() && pass.forecast(slice, t, means);
                if (t + 1 < slice.firstTarget()) {
                    pass.observe(slice, t);
                }
                for (AdaptedSeries each : series) {
                    pass.scale().ifPresent(each::scaleBy);
                    each.observe(pass.newest(), slice.observed()[t]);
                }
                if (forecasts) {
                    add(slice, t, means, series);
                }
            }
        }

        private void add(SeriesSlice slice, int t, double[][] means, List<AdaptedSeries> series) {
            add(slice, t, means, 0);
            for (int i = 0; i < series.size(); i++) {
                double[][] adapted = new double[means.length][];
                for (int h = 0; h < means.length; h++) {
                    adapted[h] = means[h].clone();
                }
                series.get(i).adapt(adapted);
                add(slice, t, adapted, i + 1);
            }
        }

        private void add(SeriesSlice slice, int t, double[][] means, int forecaster) {
            for (int h = 0; h < means.length; h++) {
                int target = t + horizons.get(h);
                for (int c = 0; target < slice.values().length && c < scale.length; c++) {
                    if (slice.observed()[target][c]) {
                        double error = (means[h][c] - slice.values()[target][c]) / scale[c];
                        squares[forecaster][h] += error * error;
                        counts[h] += forecaster == 0 ? 1 : 0;
                    }
                }
            }
        }
    }
}
