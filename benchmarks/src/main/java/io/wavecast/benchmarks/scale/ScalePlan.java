package io.wavecast.benchmarks.scale;

import io.wavecast.benchmarks.report.Scale;

/**
 * What is measured.
 *
 * @param series number of series
 * @param seconds of the steady load
 * @param heapMib heap of the service
 * @param stateMib the part of it for live states
 * @param comparedMib heap of another service, which must make the same forecasts; 0 for none
 */
record ScalePlan(int series, int seconds, int heapMib, int stateMib, int comparedMib) {
    private static final ScalePlan QUICK = new ScalePlan(200_000, 60, 512, 128, 2_048);
    private static final ScalePlan FULL = new ScalePlan(1_000_000, 600, 4_608, 2_560, 0);

    static ScalePlan of(Scale scale) {
        return scale == Scale.QUICK ? QUICK : FULL;
    }
}
