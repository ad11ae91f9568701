package io.wavecast.demo.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The planted faults of a run, with what was told of them.
 *
 * @param series key of the series that has them
 * @param results in order of time
 * @param others number of anomalies that were told of no fault
 */
public record FaultReport(String series, List<FaultResult> results, long others) {
    private static final long BEFORE = 100_000; // a stuck value, and a silence, count from the sample before or after
    private static final long AFTERMATH = FaultKind.SECOND; // for the step back, and a model that recovers

    public FaultReport {
        results = List.copyOf(results);
    }

    /**
     * Finds what was told of each fault.
     *
     * @param originMicros event time of the start of the signal
     * @param begun number of anomalies told, of which {@code alarms} are the newest
     */
    static FaultReport of(FaultPlan plan, String series, long originMicros, List<Alarm> alarms, long begun) {
        List<FaultResult> results = new ArrayList<>();
        long matched = 0;
        for (Fault fault : plan.faults()) {
            List<Alarm> own = alarms.stream()
                    .filter(alarm -> alarm.series().equals(series) && isOf(fault, alarm, originMicros))
                    .toList();
            matched += own.size();
            results.add(new FaultResult(fault, first(fault, own), originMicros));
        }
        return new FaultReport(series, results, begun - matched);
    }

    /** Whether an anomaly of the faulty series began during a fault, or just after it. */
    static boolean isOf(Fault fault, Alarm alarm, long originMicros) {
        long from = alarm.anomaly().fromMicros() - originMicros;
        return from >= fault.fromMicros() - BEFORE && from < fault.untilMicros() + AFTERMATH;
    }

    /** Whether an anomaly of a fault tells its end, such as the step back of a level. */
    static boolean isAfter(Fault fault, Alarm alarm, long originMicros) {
        return fault.kind() != FaultKind.SPIKE && alarm.anomaly().fromMicros() - originMicros >= fault.untilMicros();
    }

    private static Optional<Alarm> first(Fault fault, List<Alarm> own) {
        return own.stream()
                .min(Comparator.<Alarm>comparingInt(
                                alarm -> alarm.anomaly().kind() == fault.kind().anomaly() ? 0 : 1)
                        .thenComparingLong(Alarm::begunMicros));
    }
}
