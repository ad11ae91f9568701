package io.wavecast.demo.watch.page;

import java.util.List;
import java.util.Optional;

/**
 * The state of the reading of the topics.
 *
 * @param source address of the brokers, and the prefix of the topics if there is one
 * @param missing topics that do not exist
 * @param behind records that are in the topics, and were not read yet
 * @param unreadable records that could not be read
 * @param failure why the reading ended; empty while it goes on
 */
public record Reading(String source, List<String> missing, long behind, long unreadable, Optional<String> failure) {
    public Reading {
        missing = List.copyOf(missing);
    }
}
