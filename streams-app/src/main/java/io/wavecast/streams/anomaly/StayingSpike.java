package io.wavecast.streams.anomaly;

import io.wavecast.core.series.Anomaly;
import java.util.List;
import java.util.OptionalLong;

/**
 * A spike whose value stays is a shift. It stays while it is more than half of the spike's deviation away from what was expected then, on the same
 * side. Works on the numbers of an {@link OpenAnomaly}.
 */
final class StayingSpike {
    private static final int SHIFTED = 16; // samples after which it is a shift
    private static final double STAYS = 0.5; // share of the deviation

    // Kinds of OpenAnomaly.
    private static final int STAYING_SPIKE = 1;
    private static final int SHIFT = 2;
    private static final int RETURNED_SPIKE = 4;
    private static final int STAYING_SHIFT = 5;

    private StayingSpike() {}

    /** Whether the value of a spike has stayed since it began. */
    static boolean stays(double[] numbers, int at) {
        return numbers[at + OpenAnomaly.KIND] == STAYING_SPIKE || numbers[at + OpenAnomaly.KIND] == STAYING_SHIFT;
    }

    /**
     * Compares a sample with the spike. Prolongs a shift that was one, for at most {@code pause} samples after the beginning. After enough samples
     * the spike ends, and a shift begins at its time.
     *
     * @param muted whether nothing begins now
     */
    static void follow(
            double[] numbers, int at, OpenAnomaly.Sample sample, int pause, boolean muted, List<Anomaly> changes) {
        double kind = numbers[at + OpenAnomaly.KIND];
        double since = numbers[at + OpenAnomaly.SINCE];
        double expected = numbers[at + OpenAnomaly.FORECAST];
        boolean stays = (sample.value() - expected) / (numbers[at + OpenAnomaly.VALUE] - expected) > STAYS;
        if (kind == STAYING_SPIKE && !stays) {
            numbers[at + OpenAnomaly.KIND] = RETURNED_SPIKE;
        } else if (kind == STAYING_SPIKE && since >= SHIFTED && !muted) {
            var until = OptionalLong.of((long) numbers[at + OpenAnomaly.UNTIL]);
            changes.add(OpenAnomaly.describe(numbers, at, sample, until));
            numbers[at + OpenAnomaly.KIND] = STAYING_SHIFT;
            OpenAnomaly.prolong(numbers, at, sample);
            changes.add(OpenAnomaly.describe(numbers, at, sample, OptionalLong.empty()));
        } else if (kind == STAYING_SHIFT && stays && since <= pause) {
            OpenAnomaly.prolong(numbers, at, sample);
        } else if (kind == STAYING_SHIFT) {
            numbers[at + OpenAnomaly.KIND] = SHIFT;
        }
    }
}
