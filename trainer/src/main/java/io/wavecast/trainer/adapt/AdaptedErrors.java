package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutModel;
import io.wavecast.trainer.judge.HeldOutUnits;
import java.util.ArrayList;
import java.util.List;

/** Squared errors of the frozen model, then of each candidate's corrections, on held-out data. */
final class AdaptedErrors {
    private final Model model;
    private final List<Integer> horizons;
    private final double[] scale; // (channels) of the slice
    private final double[][] squares; // (1 + candidates)(horizons)
    private final long[] counts; // (horizons)

    private AdaptedErrors(Model model, int candidates) {
        this.model = model;
        this.horizons = model.spec().horizons();
        this.scale = new double[model.spec().channels()];
        this.squares = new double[1 + candidates][horizons.size()];
        this.counts = new long[horizons.size()];
    }

    /**
     * Measures.
     *
     * @param heldOut in the user's units
     */
    static AdaptedErrors of(Model model, List<AdapterSettings> candidates, List<SeriesSlice> heldOut) {
        var errors = new AdaptedErrors(model, candidates.size());
        heldOut.forEach(slice -> errors.add(slice, candidates));
        return errors;
    }

    /**
     * (horizons) root mean squares of a forecaster in scaled units; NaN where nothing was observed.
     *
     * @param forecaster 0: the frozen model, 1: the first candidate, and so on
     */
    List<Double> of(int forecaster) {
        List<Double> errors = new ArrayList<>();
        for (int h = 0; h < counts.length; h++) {
            errors.add(Math.sqrt(squares[forecaster][h] / counts[h]));
        }
        return errors;
    }

    private void add(SeriesSlice slice, List<AdapterSettings> candidates) {
        System.arraycopy(HeldOutUnits.of(model.preprocessing(), slice), 0, scale, 0, scale.length);
        var frozen = new HeldOutModel(model);
        frozen.begin(slice);
        List<AdaptedSeries> series = candidates.stream()
                .map(settings -> new AdaptedSeries(model, settings))
                .toList();
        double[][] means = new double[horizons.size()][scale.length];
        for (int t = Math.max(0, slice.firstTarget() - frozen.past()); t + 1 < slice.values().length; t++) {
            boolean beforeTarget = t + 1 >= slice.firstTarget();
            if (beforeTarget) {
                frozen.forecast(slice, t, means);
            } else {
                frozen.observe(slice, t);
            }
            for (AdaptedSeries each : series) {
                HeldOutAdapted.observe(each, frozen, slice.observed()[t]);
            }
            if (beforeTarget && frozen.isReady()) {
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
            for (int c : model.spec().targets().list()) {
                if (target < slice.values().length && slice.observed()[target][c]) {
                    double error = (means[h][c] - slice.values()[target][c]) / scale[c];
                    squares[forecaster][h] += error * error;
                    counts[h] += forecaster == 0 ? 1 : 0;
                }
            }
        }
    }
}
