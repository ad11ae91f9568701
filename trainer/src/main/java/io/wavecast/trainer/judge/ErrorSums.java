package io.wavecast.trainer.judge;

import java.util.ArrayList;
import java.util.List;

/** Squared errors by horizon. */
final class ErrorSums {
    private final double[] squares; // (horizons)
    private final long[] counts; // (horizons)

    ErrorSums(int horizons) {
        this.squares = new double[horizons];
        this.counts = new long[horizons];
    }

    void add(int horizonIndex, double error) {
        squares[horizonIndex] += error * error;
        counts[horizonIndex]++;
    }

    long count(int horizonIndex) {
        return counts[horizonIndex];
    }

    List<Double> rootMeanSquares() {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < squares.length; i++) {
            means.add(Math.sqrt(squares[i] / counts[i]));
        }
        return means;
    }
}
