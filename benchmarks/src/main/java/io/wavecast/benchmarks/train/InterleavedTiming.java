package io.wavecast.benchmarks.train;

import io.wavecast.trainer.engine.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contenders that take turns, update by update, so that what else the machine does befalls all of them; every second round in reverse, so
 * that none always finds the other's data in the caches.
 */
final class InterleavedTiming {
    private static final double NANOS_PER_MILLI = 1e6;

    private InterleavedTiming() {}

    /**
     * Milliseconds of an update in the middle, by contender.
     *
     * @param updates by contender: one update, and its loss
     * @param warm rounds before those that are timed
     */
    static Map<String, Double> medians(Map<String, ToDoubleFunction<Batch>> updates, Batch batch, int warm, int timed) {
        Map<String, double[]> millis = new HashMap<>();
        List<String> order = new ArrayList<>(updates.keySet());
        for (int round = -warm; round < timed; round++) {
            for (String contender : order) {
                long begun = System.nanoTime();
                double loss = updates.get(contender).applyAsDouble(batch);
                long ended = System.nanoTime();
                if (!Double.isFinite(loss)) {
                    throw new IllegalStateException(contender + ": the loss is " + loss);
                }
                if (round >= 0) {
                    millis.computeIfAbsent(contender, key -> new double[timed])[round] =
                            (ended - begun) / NANOS_PER_MILLI;
                }
            }
            Collections.reverse(order);
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String contender : updates.keySet()) {
            double[] all = millis.get(contender);
            Arrays.sort(all);
            medians.put(contender, all[timed / 2]);
        }
        return medians;
    }
}
