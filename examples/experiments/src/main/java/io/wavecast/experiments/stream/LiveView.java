package io.wavecast.experiments.stream;

import io.wavecast.core.model.Model;
import io.wavecast.core.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A page on which people watch how series go through the stream. */
public interface LiveView extends AutoCloseable {
    /** Whoever has such a page registers it as a service: its module knows the experiments, and they do not know it. */
    interface Opener {
        /**
         * @param port on this machine; 0 for any free one
         * @param title what is to be seen
         * @throws IllegalStateException if the port is taken
         */
        LiveView open(int port, String title);

        static Optional<Opener> find() {
            return ServiceLoader.load(Opener.class).findFirst();
        }
    }

    String url();

    /**
     * Begins to show what goes through the topics.
     *
     * @param texts by the series' keys, a character for each observation; empty where series are no texts
     */
    void watch(Map<String, Object> client, Topics topics, Model model, Map<String, String> texts);

    /**
     * Returns when everything has been seen and answered.
     *
     * @param sent observations of all series
     * @throws IllegalStateException if answers do not come
     */
    void awaitAnswers(long sent) throws InterruptedException;

    @Override
    void close();
}
