package io.wavecast.observe.api;

import java.util.Optional;

/** Tells a reader what is new. */
public interface EventSource {
    /**
     * The next event; called a few times per second, and after an event at once.
     *
     * @return JSON in one line; empty if there is nothing new
     * @throws ApiException if there will be no more events; its message is the last one
     */
    Optional<String> next();
}
