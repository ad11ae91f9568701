package io.wavecast.observe.api;

/** Learns what a server did. */
public interface ApiListener {
    /** A question was answered with this HTTP status. */
    void answered(int status);

    /** A stream of events was opened (1) or closed (−1). */
    void streams(int more);
}
