package io.wavecast.demo;

import io.wavecast.core.topics.Topics;
import java.util.Map;

/** Where the observations come from. */
interface SignalSource {
    /** For people: what is played. */
    String title();

    /** Begins to send; the topics are there. */
    Player play(Map<String, Object> client, Topics topics);

    /** A signal on its way. */
    interface Player extends AutoCloseable {
        /** Observations that Kafka has taken. */
        long sent();

        /** Whether the signal came to its end, or to a failure. */
        boolean ended();

        /** Sends nothing new, and returns when all that was sent has been taken. @throws IllegalStateException if sending failed */
        void stop();

        @Override
        void close();
    }
}
