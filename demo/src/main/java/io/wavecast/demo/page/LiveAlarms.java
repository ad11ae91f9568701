package io.wavecast.demo.page;

import java.util.List;

/**
 * The anomalies of a run, for display.
 *
 * @param faults that are planted, in order of time
 * @param alarms that were told, oldest first
 */
public record LiveAlarms(List<LiveFault> faults, List<LiveAlarm> alarms) {
    /** Nobody looks for anomalies. */
    public static final LiveAlarms NONE = new LiveAlarms(List.of(), List.of());

    public LiveAlarms {
        faults = List.copyOf(faults);
        alarms = List.copyOf(alarms);
    }
}
