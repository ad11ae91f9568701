package io.wavecast.launcher;

import io.wavecast.core.model.Model;
import io.wavecast.core.topics.TopicThread;
import io.wavecast.core.topics.Topics;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.TopicObserver;
import io.wavecast.demo.page.LiveFeed;
import io.wavecast.demo.page.LivePage;
import io.wavecast.demo.page.RunState;
import io.wavecast.experiments.stream.LiveView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows an experiment's series on the live page. */
final class ExperimentPage implements LiveView, LiveFeed {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String title;
    private final Measurement measurement = new Measurement();
    private final LivePage page;
    private volatile Optional<TopicThread> observer = Optional.empty();
    private volatile Map<String, String> texts = Map.of();
    private volatile String cell = "";
    private volatile String phase = "starting";
    private volatile long started; // System.nanoTime() at the start of the stream; 0 before

    private ExperimentPage(int port, String title) {
        this.title = title;
        this.page = LivePage.start(port, this);
    }

    /** Registered as a service, see {@code META-INF/services}. */
    public static final class Opener implements LiveView.Opener {
        @Override
        public LiveView open(int port, String title) {
            return new ExperimentPage(port, title);
        }
    }

    @Override
    public String url() {
        return page.url();
    }

    @Override
    public void watch(Map<String, Object> client, Topics topics, Model model, Map<String, String> textsByKey) {
        texts = Map.copyOf(textsByKey);
        cell = model.spec().network().cell().name().toLowerCase(Locale.ROOT);
        started = System.nanoTime();
        phase = "streaming";
        observer = Optional.of(TopicObserver.start(client, topics, measurement));
    }

    @Override
    public void awaitAnswers(long sent) throws InterruptedException {
        phase = "finishing";
        if (!measurement.awaitAnswers(sent, TIMEOUT)) {
            throw new IllegalStateException("expected all forecasts within " + TIMEOUT.toSeconds() + " s, was "
                    + measurement.unanswered() + " missing");
        }
        observer.ifPresent(TopicThread::close);
        phase = "finished";
    }

    @Override
    public RunState run() {
        double seconds = started == 0 ? 0 : (System.nanoTime() - started) / 1e9;
        return new RunState(
                title,
                cell,
                phase,
                seconds,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    @Override
    public Measurement measurement() {
        return measurement;
    }

    @Override
    public String text(String series) {
        return texts.getOrDefault(series, "");
    }

    @Override
    public void close() {
        observer.ifPresent(TopicThread::close);
        page.close();
    }
}
