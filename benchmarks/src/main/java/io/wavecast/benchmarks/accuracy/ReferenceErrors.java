package io.wavecast.benchmarks.accuracy;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecaster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures forecasters on the test part of one recording, in standard deviations, averaged over channels. */
final class ReferenceErrors {
    private final String title;
    private final List<Integer> horizons;
    private final List<SeriesSlice> test;
    private final StandardRows rows;
    private final List<ReferenceResult> results = new ArrayList<>();

    ReferenceErrors(String title, List<Integer> horizons, List<SeriesSlice> test, StandardRows rows) {
        this.title = title;
        this.horizons = horizons;
        this.test = test;
        this.rows = rows;
    }

    void add(String name, double seconds, HeldOutForecaster forecaster, String note) {
        HeldOutErrors errors = HeldOutErrors.of(name, horizons, test, forecaster);
        List<Double> means = IntStream.range(0, horizons.size())
                .mapToObj(h -> IntStream.range(0, rows.channels())
                        .mapToDouble(c -> errors.rootMeanSquare(h, c) / rows.deviation[c])
                        .average()
                        .orElseThrow())
                .toList();
        results.add(new ReferenceResult(title, name, means, seconds, note));
    }

    List<ReferenceResult> results() {
        return List.copyOf(results);
    }
}
