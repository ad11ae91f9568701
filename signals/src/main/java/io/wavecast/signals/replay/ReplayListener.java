package io.wavecast.signals.replay;

/** Receives the progress of a replay, on the replay's thread. */
public interface ReplayListener {
    /**
     * Called after each sample.
     *
     * @param sent number of observations passed to Kafka's producer so far
     * @param signalMicros position in the signal, in microseconds since its start
     */
    void sampled(long sent, long signalMicros);
}
