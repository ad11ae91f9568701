package io.wavecast.demo.page;

import io.wavecast.demo.observe.Measurement;

/** The data that the page shows. The server's threads read it several times per second. */
public interface LiveFeed {
    RunState run();

    Measurement measurement();

    /** The anomalies that were told; empty if nobody looks for them. */
    default LiveAlarms alarms() {
        return LiveAlarms.NONE;
    }

    /** One character per observation for a series of letters; empty for every other series. */
    default String text(String series) {
        return "";
    }
}
