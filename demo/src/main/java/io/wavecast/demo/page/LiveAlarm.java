package io.wavecast.demo.page;

/**
 * An anomaly that was told, for display.
 *
 * @param kind such as {@code spike}
 * @param fromSeconds time of its first sample since the start of the run
 * @param untilSeconds time of its last sample; NaN while it lasts
 * @param words how unusual it is
 * @param planted name of the fault that it tells; empty for none
 * @param delaySeconds time from the fault's first sample until a reader had the beginning; NaN without a fault
 */
public record LiveAlarm(
        String series,
        String kind,
        double fromSeconds,
        double untilSeconds,
        String words,
        String planted,
        double delaySeconds) {}
