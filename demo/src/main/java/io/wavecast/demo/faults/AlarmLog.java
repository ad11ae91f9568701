package io.wavecast.demo.faults;

import io.wavecast.core.series.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The anomalies that were told during a run, in the order of their beginnings. One thread writes; any thread may read. */
final class AlarmLog {
    /** The most anomalies kept; the oldest goes first. */
    static final int MOST = 1_000;

    private final List<Alarm> alarms = new ArrayList<>();
    private long begun;

    /**
     * Takes in a record of the topic. A beginning and its end may come at once; an end may come without a beginning, if that was dropped.
     *
     * @param nowMicros present time, in microseconds since the epoch
     */
    synchronized void take(String series, Anomaly anomaly, long nowMicros) {
        for (int i = alarms.size() - 1; i >= 0; i--) {
            if (alarms.get(i).isToldBy(series, anomaly)) {
                if (anomaly.ended()) {
                    alarms.set(i, alarms.get(i).ended(anomaly, nowMicros));
                }
                return;
            }
        }
        if (!anomaly.ended()) {
            begun++;
            alarms.add(new Alarm(series, anomaly, nowMicros, OptionalLong.empty()));
            if (alarms.size() > MOST) {
                alarms.remove(0);
            }
        }
    }

    synchronized List<Alarm> all() {
        return List.copyOf(alarms);
    }

    /** The number of beginnings told. */
    synchronized long begun() {
        return begun;
    }
}
