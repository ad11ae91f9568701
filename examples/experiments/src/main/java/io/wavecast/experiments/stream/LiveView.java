package io.wavecast.experiments.stream;

import io.wavecast.core.model.Model;
import io.wavecast.core.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A live page that shows series and their forecasts while they stream. */
public interface LiveView extends AutoCloseable {
    /** Opens a page. The module with the page registers its opener as a service, so that experiments do not depend on it. */
    interface Opener {
        /**
         * Opens a page.
         *
         * @param port 0 for any free port
         * @param title title of the page
         * @throws IllegalStateException if the port is in use
         */
        LiveView open(int port, String title);

        static Optional<Opener> find() {
            return ServiceLoader.load(Opener.class).findFirst();
        }
    }

    String url();

    /**
     * Starts to show the series of the topics.
     *
     * @param texts one character per observation, by the keys of the series; empty if the series are not texts
     */
    void watch(Map<String, Object> client, Topics topics, Model model, Map<String, String> texts);

    /**
     * Waits until all observations have forecasts.
     *
     * @param sent number of observations sent, of all series
     * @throws IllegalStateException if forecasts are missing at the timeout, or the run failed
     */
    void awaitAnswers(long sent) throws InterruptedException;

    @Override
    void close();
}
