package io.wavecast.demo.faults;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was told of a planted fault.
 *
 * @param told the anomaly that tells it: of the fault's own kind, or the first one; empty if none was told
 * @param originMicros event time of the start of the signal
 */
public record FaultResult(Fault fault, Optional<Alarm> told, long originMicros) {

    /** Seconds from its first sample until a reader had the beginning of an anomaly; empty if none was told. */
    public OptionalDouble delay() {
        return told.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((told.get().begunMicros() - originMicros - fault.fromMicros()) / 1e6);
    }

    /** Whether it was told within the stated delay. */
    public boolean inTime() {
        return delay().isPresent()
                && delay().getAsDouble() * 1e6 <= fault.kind().withinMicros();
    }

    /** Whether its anomaly has ended. */
    public boolean ended() {
        return told.filter(alarm -> alarm.anomaly().ended()).isPresent();
    }
}
