package io.wavecast.launcher.living;

import io.wavecast.core.series.Observation;

/** A smooth signal of two series of the model {@code pump}: sent as fast as it is asked for, with the event times of yesterday. */
final class PumpSignal {
    static final long PERIOD = 100_000;

    private final LivingCluster cluster;
    private final long epoch = (System.currentTimeMillis() - 86_400_000) / 1_000 * 1_000_000;
    private int tick;

    PumpSignal(LivingCluster cluster) {
        this.cluster = cluster;
    }

    /** Sends the next four seconds. */
    void send() {
        for (int i = 0; i < 40; i++, tick++) {
            for (int series = 0; series < LivingCluster.PARTITIONS; series++) {
                var observation = new Observation(epoch + tick * PERIOD, 5 + Math.sin(tick * 0.1 + series));
                cluster.send("pump", series, System.currentTimeMillis(), observation);
            }
        }
        cluster.flush();
    }
}
