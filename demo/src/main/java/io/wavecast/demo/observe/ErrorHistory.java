package io.wavecast.demo.observe;

import java.util.ArrayList;
import java.util.List;

/** Errors over a run, in a bounded number of equally wide intervals of event time. The width doubles as the run grows. */
final class ErrorHistory {
    /** The most intervals kept. */
    static final int MAX_BINS = 480;

    private final List<Bin> bins = new ArrayList<>();
    private long widthMicros = 500_000;

    private record Bin(long number, ErrorSums sums) {}

    void add(ScoredForecast scored) {
        long number = Math.floorDiv(scored.timeMicros(), widthMicros);
        if (bins.isEmpty() || bins.get(bins.size() - 1).number() < number) {
            bins.add(new Bin(number, new ErrorSums()));
        }
        bins.get(bins.size() - 1).sums().add(scored);
        while (bins.size() > MAX_BINS) {
            widen();
        }
    }

    private void widen() {
        widthMicros *= 2;
        List<Bin> merged = new ArrayList<>();
        for (Bin bin : bins) {
            long number = Math.floorDiv(bin.number(), 2);
            if (merged.isEmpty() || merged.get(merged.size() - 1).number() < number) {
                merged.add(new Bin(number, new ErrorSums()));
            }
            merged.get(merged.size() - 1).sums().add(bin.sums());
        }
        bins.clear();
        bins.addAll(merged);
    }

    /** Oldest first. The time of a point is the middle of its interval. */
    List<ErrorPoint> points(long originMicros) {
        List<ErrorPoint> points = new ArrayList<>(bins.size());
        for (Bin bin : bins) {
            long middle = bin.number() * widthMicros + widthMicros / 2;
            ErrorStatistics errors = bin.sums().errors();
            points.add(new ErrorPoint((middle - originMicros) / 1e6, errors.rmse(), errors.naiveRmse()));
        }
        return points;
    }
}
