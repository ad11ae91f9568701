package io.wavecast.demo.faults;

/**
 * A planted fault.
 *
 * @param fromMicros time of its first sample since the start of the signal
 * @param untilMicros time of the first sample after it; of a spike, which is one sample, its own time
 */
public record Fault(FaultKind kind, long fromMicros, long untilMicros) {

    static Fault at(FaultKind kind, long fromMicros) {
        return new Fault(kind, fromMicros, fromMicros + kind.lengthMicros());
    }

    /**
     * Whether a sample is part of it.
     *
     * @param micros time of the sample since the start of the signal
     * @param before time of the sample before it
     */
    boolean contains(long micros, long before) {
        return micros >= fromMicros && (kind == FaultKind.SPIKE ? before < fromMicros : micros < untilMicros);
    }
}
