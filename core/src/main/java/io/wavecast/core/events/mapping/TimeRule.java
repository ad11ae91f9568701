package io.wavecast.core.events.mapping;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Where the event time is.
 *
 * @param zone zone of texts without an offset; empty if such a text is an error
 */
public record TimeRule(Place place, TimeScale scale, Optional<ZoneId> zone) {
    /**
     * Where a time is written.
     *
     * @param header name of a header of the record; empty if the time is in the content
     * @param path place in the content
     */
    public record Place(Optional<String> header, Optional<JsonPath> path) {
        static Place inHeader(String name) {
            return new Place(Optional.of(name), Optional.empty());
        }

        static Place at(JsonPath path) {
            return new Place(Optional.empty(), Optional.of(path));
        }

        @Override
        public String toString() {
            return header.map(name -> "header:" + name)
                    .orElseGet(() -> path.map(JsonPath::text).orElse(""));
        }
    }
}
