package io.wavecast.demo.page;

import io.wavecast.demo.observe.Measurement;
import java.util.List;

/** The data that the page shows. The server's threads read it several times per second. */
public interface LiveFeed {
    RunState run();

    Measurement measurement();

    /** The anomalies that were told; empty if nobody looks for them. */
    default LiveAlarms alarms() {
        return LiveAlarms.NONE;
    }

    /** The live errors of the version in force and of its challenger; empty if they are not followed. */
    default List<LiveError> liveErrors() {
        return List.of();
    }

    /** One character per observation for a series of letters; empty for every other series. */
    default String text(String series) {
        return "";
    }
}
