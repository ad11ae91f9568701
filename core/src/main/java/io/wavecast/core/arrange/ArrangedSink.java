package io.wavecast.core.arrange;

/** Receives the samples that a model sees, by ascending time. */
public interface ArrangedSink {
    /** The next sample. */
    void sample(Arrival arrival);

    /** The oldest waiting sample left before its time, since too many wait. */
    default void releasedEarly() {}

    /** The stamps of a series jumped ahead by more than jitter explains. */
    default void jumpedAhead(long micros) {}
}
