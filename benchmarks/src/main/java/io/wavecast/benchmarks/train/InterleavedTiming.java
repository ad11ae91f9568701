package io.wavecast.benchmarks.train;

import io.wavecast.benchmarks.report.Median;
import io.wavecast.trainer.engine.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Times contenders in alternation, update by update, so that other load on the machine affects all of them alike. Every second round
 * has the reverse order, so that none always finds the caches filled by the same other one.
 */
final class InterleavedTiming {
    private static final double NANOS_PER_MILLI = 1e6;

    private InterleavedTiming() {}

    /**
     * Median milliseconds of an update, by contender.
     *
     * @param updates by contender: makes one update on a batch and returns its loss
     * @param batch of each update
     * @param warm number of rounds before those that are timed
     * @param timed number of timed rounds
     * @throws IllegalStateException if a loss is not finite
     */
    static Map<String, Double> medians(Map<String, ToDoubleFunction<Batch>> updates, Batch batch, int warm, int timed) {
        List<Contender> contenders = new ArrayList<>();
        updates.forEach((name, update) -> contenders.add(new Contender(name, update, new double[timed])));
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = -warm; round < timed; round++) {
            for (Contender contender : order) {
                double millis = contender.time(batch);
                if (round >= 0) {
                    contender.millis[round] = millis;
                }
            }
            Collections.reverse(order);
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            medians.put(contender.name, Median.of(DoubleStream.of(contender.millis)));
        }
        return medians;
    }

    /** One contender and its times. */
    private record Contender(String name, ToDoubleFunction<Batch> update, double[] millis) {
        /** Milliseconds of one update. */
        double time(Batch batch) {
            long begun = System.nanoTime();
            double loss = update.applyAsDouble(batch);
            long ended = System.nanoTime();
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException(name + ": expected a finite loss, was " + loss);
            }
            return (ended - begun) / NANOS_PER_MILLI;
        }
    }
}
