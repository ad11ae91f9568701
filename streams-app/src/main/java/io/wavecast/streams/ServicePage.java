package io.wavecast.streams;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The live page of a service's cluster. It reads the topics as any reader could. A program that has pages registers an {@link Opener}. */
public interface ServicePage extends AutoCloseable {
    /** The address of the page. */
    String url();

    @Override
    void close();

    /** Opens pages. Found by {@link ServiceLoader}. */
    interface Opener {
        /**
         * Opens a page.
         *
         * @param client properties of Kafka's clients
         * @param form of the records of observations
         * @param format of records that do not name theirs
         * @throws IllegalStateException if the port is in use
         */
        ServicePage open(
                Map<String, Object> client, Topics topics, EventForm form, WireFormat format, PageSettings settings);

        /** The opener of this program; empty if it has no pages. */
        static Optional<Opener> find() {
            return ServiceLoader.load(Opener.class).findFirst();
        }
    }
}
