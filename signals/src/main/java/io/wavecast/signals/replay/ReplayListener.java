package io.wavecast.signals.replay;

/** What a replay tells while it goes on. Called from the replay's thread, after each sample. */
public interface ReplayListener {
    /** Hears nothing. */
    ReplayListener SILENT = (sent, signalMicros) -> {};

    /** @param sent observations handed to Kafka so far; @param signalMicros how far into the signal */
    void sampled(long sent, long signalMicros);
}
