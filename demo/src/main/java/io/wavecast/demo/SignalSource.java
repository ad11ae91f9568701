package io.wavecast.demo;

import io.wavecast.core.topics.Topics;
import java.util.List;
import java.util.Map;

/** A signal that can be sent to the observations' topic. */
interface SignalSource {
    /** Name of the signal, for display. */
    String title();

    /** Keys of the series, in the order of the signal's channels. */
    List<String> series();

    /** Starts to send. The topics must exist. */
    Player play(Map<String, Object> client, Topics topics);

    /** A signal that is being sent. */
    interface Player extends AutoCloseable {
        /** Number of observations that Kafka has acknowledged. */
        long sent();

        /** Whether the signal ended, or sending failed. */
        boolean ended();

        /**
         * Stops sending, and returns when Kafka has acknowledged everything sent.
         *
         * @throws IllegalStateException if sending failed
         */
        void stop();

        @Override
        void close();
    }
}
